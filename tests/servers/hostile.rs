//! Hostile requests, as raw octets over HTTP/1.1 and HTTP/2, to the live example.
//!
//! Many of them are from the public record of other guards, which read a request in another way than the service behind
//! them. The lists in `hostile/` name the vulnerabilities.

mod answer;
mod http2;
mod lists;

use crate::running::Running;
use answer::{Answer, over_http1};
use http2::{Field, over_http2};
use std::collections::BTreeSet;
use std::net::SocketAddr;

/// Texts in the bodies of handlers, and in the refusals of their extractors.
const OF_HANDLERS: [&str; 14] = [
    "companyName",
    "logs",
    "\"campaigns\"",
    "campaignStatus",
    "grace@example.com",
    "messagesSent",
    "objectType",
    "Difference engine",
    "\"items\"",
    "\"id\"",
    "recorded",
    "Expected request",
    "Failed to",
    "Invalid URL",
];

/// Fails unless a request was refused before a handler: with a status that a guard or a server gives, or without one.
fn assert_refused(answer: &Answer, may_be_admitted: bool, what: &str) {
    for status in &answer.statuses {
        // The router behind the guard answers 404 and 405.
        let refused =
            matches!(status, 400 | 401 | 403 | 414 | 421 | 431) || may_be_admitted && matches!(status, 404 | 405);
        assert!(refused, "{what}: {answer:?}");
    }
    let of_handler = OF_HANDLERS.iter().find(|text| answer.body.contains(**text));
    assert_eq!(of_handler, None, "{what}: {answer:?}");
}

/// The tokens of every hostile request: none, and one for another resource.
fn tokens(example: &Running) -> [Option<String>; 2] {
    [None, Some(example.token("events:read"))]
}

fn get(server: SocketAddr, method: &[u8], target: &[u8], fields: &[u8], token: Option<&str>) -> Answer {
    let head = [method, b" ", target, b" HTTP/1.1\r\nHost: test\r\nConnection: close\r\n", fields].concat();
    over_http1(server, &[&head, line(token).as_bytes(), b"\r\n"].concat())
}

fn get2(server: SocketAddr, method: &[u8], target: &[u8], more: Option<Field>, token: Option<&str>) -> Answer {
    let mut fields = vec![field(":method", method), field(":scheme", b"http"), field(":authority", b"test")];
    fields.push(field(":path", target));
    fields.extend(more);
    fields.extend(authorization(token));
    over_http2(server, &fields)
}

fn line(token: Option<&str>) -> String {
    token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default()
}

fn authorization(token: Option<&str>) -> Option<Field> {
    token.map(|token| field("authorization", format!("Bearer {token}").as_bytes()))
}

fn field(name: &str, value: &[u8]) -> Field {
    (name.as_bytes().to_vec(), value.to_vec())
}

/// Targets that are too long for a list.
fn long_targets() -> Vec<Vec<u8>> {
    let repeated = |start: &str, part: &str, count: usize, end: &str| [start, &part.repeat(count), end].concat();
    let texts = [
        repeated("/contacts/", "a", 8 * 1024, ""),
        repeated("/contacts", "/a", 129, ""),
        repeated("/events", "/a", 127, "/contacts"),
        repeated("/events/", "../", 2_000, "contacts"),
        repeated("/", "%2e%2e/", 1_000, "contacts"),
        repeated("", "/", 8 * 1024, "contacts"),
        repeated("/contacts", "%20", 2_700, ""),
        repeated("/contacts?", "a=%2e%2e&", 1_000, ""),
        repeated("/%", "25", 4_000, "2e/contacts"),
    ];
    texts.map(String::into_bytes).to_vec()
}

/// All targets. Each is another one.
fn targets() -> Vec<Vec<u8>> {
    let mut targets = long_targets();
    targets.extend(lists::TARGETS.iter().flat_map(|list| lists::entries(list)).map(lists::octets));
    let different = targets.iter().collect::<BTreeSet<_>>().len();
    assert!(different == targets.len() && different >= 250, "{different} of {}", targets.len());
    targets
}

#[test]
fn no_hostile_target_reaches_a_handler() {
    let example = Running::start();
    let tokens = tokens(&example);
    for target in &targets() {
        for token in &tokens {
            let what = format!("{}, {token:?}", target.escape_ascii());
            // `..` beside a character that only looks like `/` is an ordinary segment to the guard and to the router.
            let may_be_admitted = token.is_some() && target.starts_with(b"/events/");
            let token = token.as_deref();
            let answer = get(example.service, b"GET", target, b"", token);
            assert_refused(&answer, may_be_admitted, &format!("HTTP/1.1 {what}"));
            let answer = get2(example.service, b"GET", target, None, token);
            assert_refused(&answer, may_be_admitted, &format!("HTTP/2 {what}"));
        }
    }
}

/// The content type of gRPC does not turn the refusal of a request over HTTP/1.1 into a status of gRPC, which is a 200.
#[test]
fn no_hostile_target_of_grpc_reaches_a_handler() {
    let example = Running::start();
    for target in &targets() {
        let answer = get(example.service, b"GET", target, b"Content-Type: application/grpc\r\n", None);
        assert_refused(&answer, false, &target.escape_ascii().to_string());
    }
}

#[test]
fn no_method_reaches_a_handler() {
    let example = Running::start();
    let tokens = tokens(&example);
    for method in lists::entries(lists::METHODS) {
        let method = lists::octets(method);
        for target in ["/contacts", "/account", "/senders/7"] {
            for token in &tokens {
                let what = format!("{} {target}, {token:?}", method.escape_ascii());
                let token = token.as_deref();
                let answer = get(example.service, &method, target.as_bytes(), b"", token);
                assert_refused(&answer, false, &format!("HTTP/1.1 {what}"));
                let answer = get2(example.service, &method, target.as_bytes(), None, token);
                assert_refused(&answer, false, &format!("HTTP/2 {what}"));
            }
        }
    }
}

#[test]
fn no_malformed_head_reaches_a_handler() {
    let example = Running::start();
    for token in &tokens(&example) {
        for head in lists::entries(lists::HEADS) {
            let octets = lists::head(head, &line(token.as_deref()));
            assert_refused(&over_http1(example.service, &octets), false, &format!("{head}, {token:?}"));
        }
        for block in lists::entries(lists::BLOCKS) {
            let mut fields = lists::fields(block);
            fields.extend(authorization(token.as_deref()));
            assert_refused(&over_http2(example.service, &fields), false, &format!("{block}, {token:?}"));
        }
    }
}

/// A field that names another request changes nothing: neither what is required, nor what is answered.
#[test]
fn the_answer_is_that_of_the_visible_request() {
    let example = Running::start();
    let overrides = lists::entries(lists::OVERRIDES);
    for (method, target, scope, status) in [
        ("GET", "/contacts", "contacts:read", 200),
        ("GET", "/contacts", "account:read account:write contacts:write", 403),
        ("GET", "/senders/7", "account:read", 405),
        ("DELETE", "/senders/7", "account:read", 403),
        ("GET", "/senders", "account:write", 403),
    ] {
        let token = example.token(scope);
        let (method, target) = (method.as_bytes(), target.as_bytes());
        let plain = get(example.service, method, target, b"", Some(&token));
        assert_eq!(plain.statuses, [status], "{plain:?}");
        assert_eq!(plain.body.contains("grace@example.com"), status == 200, "{plain:?}");
        let plain2 = get2(example.service, method, target, None, Some(&token));
        assert_eq!(plain2, plain);
        for entry in &overrides {
            let what = format!("{entry} in {} {}", method.escape_ascii(), target.escape_ascii());
            let overridden = get(example.service, method, target, format!("{entry}\r\n").as_bytes(), Some(&token));
            assert_eq!(overridden, plain, "HTTP/1.1 {what}");
            let (name, value) = entry.split_once(": ").unwrap();
            let more = field(&name.to_ascii_lowercase(), value.as_bytes());
            let overridden = get2(example.service, method, target, Some(more), Some(&token));
            assert_eq!(overridden, plain, "HTTP/2 {what}");
        }
    }
}

#[test]
fn neither_host_nor_framing_change_the_visible_request() {
    let example = Running::start();
    let (reader, other) = (example.token("contacts:read"), example.token("contacts:write"));
    for entry in lists::entries(lists::VISIBLE_HEADS) {
        let (statuses, head) = entry.split_once(' ').unwrap();
        let answer = over_http1(example.service, &lists::head(head, &line(Some(&reader))));
        let expected: Vec<u16> = statuses.split(',').map(|status| status.parse().unwrap()).collect();
        // The server may close the connection after the first answer.
        assert!(!answer.statuses.is_empty() && expected.starts_with(&answer.statuses), "{head}: {answer:?}");
        assert!(
            answer.body.contains("grace@example.com") && !answer.body.contains("companyName"),
            "{head}: {answer:?}"
        );
        for token in [None, Some(&*other)] {
            let answer = over_http1(example.service, &lists::head(head, &line(token)));
            assert!(!answer.statuses.is_empty(), "{head}");
            assert_refused(&answer, false, head);
        }
    }
}
