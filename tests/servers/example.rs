//! The example `api`. Each test starts the program, sends requests over TCP, and stops the program.

use harness::http::{Response, exchange, request};
use jsonwebtoken::{Algorithm, EncodingKey, Header, get_current_timestamp};
use scopewright::requirement::RequirementKind;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::brevo::{Scope, ScopeSet, route};

/// The key in examples/api/demo.rs.
const DEMO_KEY: &str = "demo key, for nothing but trying this example out";

/// How long the example may take to start, and to stop.
const PATIENCE: Duration = Duration::from_secs(50);

/// The running example. It is killed when the test ends, even if the test fails.
struct Example {
    process: Child,
    lines: Receiver<String>,
    address: SocketAddr,
}

impl Example {
    fn start() -> Self {
        let mut process = Command::new(program())
            .env("SCOPEWRIGHT_ADDR", "127.0.0.1:0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = lines_of(&mut process);
        // From here on, `Drop` kills the process if anything fails.
        let mut example = Self { process, lines, address: SocketAddr::from(([0, 0, 0, 0], 0)) };
        let first = example.line();
        let address = first.strip_prefix("listening on http://").and_then(|rest| rest.split(' ').next());
        example.address = address.and_then(|address| address.parse().ok()).unwrap_or_else(|| panic!("{first}"));
        example
    }

    /// The next line that the example prints.
    fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("the example printed less than it should")
    }

    fn ask(&self, method: &str, path: &str, token: &str, body: Option<&str>) -> Response {
        let fields = format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n");
        exchange(self.address, &request(method, path, &fields, body)).unwrap()
    }

    /// The response to `GET /contacts` with these header fields.
    fn contacts(&self, fields: &str) -> Response {
        exchange(self.address, &request("GET", "/contacts", fields, None)).unwrap()
    }
}

impl Drop for Example {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program. It is built here, because `cargo test --test servers` does not build examples.
fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let build = Command::new(env!("CARGO"))
            .args(["build", "--offline", "--example", "api"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stderr(Stdio::null())
            .status();
        assert!(build.unwrap().success(), "`cargo build --example api` says what is wrong");
        let test = std::env::current_exe().unwrap();
        let examples = test.ancestors().nth(2).unwrap().join("examples");
        examples.join(format!("api{}", std::env::consts::EXE_SUFFIX))
    });
    &PROGRAM
}

/// The lines that a process prints. A thread reads them, because a pipe cannot be read with a timeout.
fn lines_of(process: &mut Child) -> Receiver<String> {
    let output = BufReader::new(process.stdout.take().unwrap());
    let (sender, lines) = channel();
    std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    lines
}

/// The request that a printed `curl` line makes: words, some in double quotes.
fn request_of(curl: &str) -> (SocketAddr, String) {
    let mut words: Vec<String> = Vec::new();
    for (index, part) in curl.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    let url = words.iter().find_map(|word| word.strip_prefix("http://")).unwrap();
    let (host, path) = url.split_once('/').unwrap();
    let values = |option: &str| {
        let pairs = words.iter().zip(words.iter().skip(1));
        pairs.filter(|pair| pair.0 == option).map(|pair| pair.1.as_str()).collect::<Vec<_>>()
    };
    let fields: String = values("-H").iter().flat_map(|field| [field, "\r\n"]).collect();
    let body = values("-d").first().copied();
    let method = if body.is_some() { "POST" } else { "GET" };
    (host.parse().unwrap(), request(method, &format!("/{path}"), &fields, body))
}

/// Claims that the example accepts, with no scopes.
fn claims() -> Value {
    json!({
        "iss": "https://login.example",
        "aud": "https://api.example",
        "exp": get_current_timestamp() + 60,
    })
}

fn claims_with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims["scope"] = json!("contacts:read");
    claims[name] = value;
    claims
}

fn sign(claims: &Value) -> String {
    sign_with(Algorithm::HS256, DEMO_KEY, claims)
}

fn sign_with(algorithm: Algorithm, key: &str, claims: &Value) -> String {
    jsonwebtoken::encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(key.as_bytes())).unwrap()
}

fn token(scope: ScopeSet) -> String {
    sign(&claims_with("scope", json!(scope)))
}

#[test]
fn its_curl_lines_get_the_answers_that_it_announces() {
    let example = Example::start();
    let mut shown = Vec::new();
    while shown.len() < 3 {
        let line = example.line();
        if line.starts_with("curl ") {
            let (server, request) = request_of(&line);
            assert_eq!(server, example.address);
            let answer = exchange(server, &request).unwrap();
            shown.push((answer.status, answer.challenges().join("\n")));
        }
    }
    let insufficient = r#"Bearer error="insufficient_scope", scope="contacts:write""#;
    assert_eq!(shown, [(200, String::new()), (401, "Bearer".to_owned()), (403, insufficient.to_owned())]);
}

/// Each handler requires all scopes of its annotation and no others. These scopes meet the requirement of the path in
/// the catalog.
#[test]
fn each_handler_requires_its_scopes_and_those_of_the_catalog() {
    let example = Example::start();
    let mut used = ScopeSet::EMPTY;
    for (method, path, scopes, body) in [
        ("GET", "/account", "account:read", None),
        ("DELETE", "/senders/7", "account:write", None),
        ("GET", "/organization/activities?offset=20", "organization:read", None),
        ("POST", "/webhooks", "webhooks:write", Some(r#"{"url": "https://app.example", "events": ["opened"]}"#)),
        ("POST", "/emailCampaigns/7/sendNow", "campaigns.email:write", None),
        ("GET", "/smsCampaigns", "campaigns.sms:read", None),
        ("GET", "/whatsappCampaigns/7", "campaigns.whatsapp:read", None),
        ("GET", "/contacts", "contacts:read", None),
        ("POST", "/contacts", "contacts:write", Some(r#"{"email": "ada@example.com"}"#)),
        ("GET", "/contacts/12/campaignStats", "campaigns.email:read contacts:read", None),
        ("POST", "/companies/import", "contacts:write crm:write", Some("[{}, {}]")),
        ("PATCH", "/crm/deals/7", "crm:write", Some(r#"{"name": "Engine"}"#)),
        ("POST", "/conversations/messages", "conversations:write", Some(r#"{"visitorId": "v1", "text": "Hello"}"#)),
        ("GET", "/objects/vehicle/records", "objects:read", None),
        ("GET", "/products/7", "ecommerce:read", None),
        ("POST", "/events", "events:write", Some(r#"{"event_name": "order_placed"}"#)),
        ("GET", "/loyalty/config/programs", "loyalty:read", None),
        (
            "POST",
            "/smtp/email",
            "transactional.email:write",
            Some(r#"{"subject": "Receipt", "to": ["ada@example.com"]}"#),
        ),
        (
            "POST",
            "/transactionalSMS/send",
            "transactional.sms:write",
            Some(r#"{"recipient": "33", "content": "Hello"}"#),
        ),
        (
            "POST",
            "/whatsapp/sendMessage",
            "transactional.whatsapp:write",
            Some(r#"{"templateId": 1, "contactNumbers": []}"#),
        ),
    ] {
        let needed = ScopeSet::parse(scopes).unwrap();
        let answer = example.ask(method, path, &token(needed), body);
        assert!((200..300).contains(&answer.status), "{method} {path}: {answer:?}");
        assert_eq!(
            example.ask(method, path, &token(!needed), body).status,
            403,
            "{method} {path} with everything else"
        );
        for scope in needed {
            let refused = example.ask(method, path, &token(needed - scope.into()), body);
            assert_eq!(refused.status, 403, "{method} {path} without {scope}");
            let challenge = format!(r#"Bearer error="insufficient_scope", scope="{scopes}""#);
            assert_eq!(refused.challenges(), [challenge], "{method} {path} without {scope}");
        }
        let listed = route(method, path.split('?').next().unwrap()).requirement().unwrap();
        assert!(
            listed.kind() == RequirementKind::Scopes && listed.is_met_by(&needed),
            "{method} {path}: the catalog asks for {listed}"
        );
        used |= needed;
    }
    for scope in Scope::ALL {
        let resource = |scope: Scope| (scope.resource(), scope.sub_resource());
        assert!(used.iter().any(|used| resource(used) == resource(*scope)), "no handler for the resource of {scope}");
    }
}

#[test]
fn one_of_two_campaign_scopes_is_enough() {
    let example = Example::start();
    let status = |scopes| example.ask("GET", "/contacts/12/campaignStats", &token(scopes), None).status;
    assert_eq!(status(ScopeSet::literal("contacts:read campaigns.email:read")), 200);
    assert_eq!(status(ScopeSet::literal("contacts:read campaigns.sms:read")), 200);
    assert_eq!(status(ScopeSet::literal("contacts:read campaigns.whatsapp:read")), 403);
    assert_eq!(status(ScopeSet::literal("campaigns.email:read campaigns.sms:read")), 403);
}

#[test]
fn it_reads_the_authorization_field_as_rfc_6750_says() {
    let example = Example::start();
    let good = token(ScopeSet::literal("contacts:read"));
    let (signed, _) = good.rsplit_once('.').unwrap();
    let invalid = r#"Bearer error="invalid_token""#;
    for (fields, status, challenge) in [
        (format!("Authorization: Bearer {good}\r\n"), 200, None),
        (format!("authorization: bEARER   {good} \r\n"), 200, None),
        (String::new(), 401, Some("Bearer")),
        ("Authorization: Basic YWRhOnNlY3JldA==\r\n".to_owned(), 401, Some("Bearer")),
        ("Authorization: Bearer\r\n".to_owned(), 401, Some(invalid)),
        ("Authorization: Bearer nonsense\r\n".to_owned(), 401, Some(invalid)),
        ("Authorization: Bearer b\u{e4}r\r\n".to_owned(), 401, Some(invalid)),
        (format!("Authorization: Bearer {good} {good}\r\n"), 401, Some(invalid)),
        (format!("Authorization: Bearer {good}, Bearer {good}\r\n"), 401, Some(invalid)),
        (format!("Authorization: Bearer {signed}.\r\n"), 401, Some(invalid)),
        (format!("Authorization: Bearer {good}\r\nAuthorization: Bearer {good}\r\n"), 401, Some(invalid)),
        (format!("Authorization: Basic eA==\r\nAuthorization: Bearer {good}\r\n"), 401, Some(invalid)),
    ] {
        let answer = example.contacts(&fields);
        assert_eq!((answer.status, answer.challenges()), (status, Vec::from_iter(challenge)), "{fields}");
    }
}

#[test]
fn it_refuses_tokens_that_are_not_for_it() {
    let example = Example::start();
    let now = get_current_timestamp();
    let mut without_expiry = claims_with("scope", json!("contacts:read"));
    without_expiry.as_object_mut().unwrap().remove("exp");
    // {"alg":"none"} and the claims, without a signature.
    let good = token(ScopeSet::literal("contacts:read"));
    let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", good.split('.').nth(1).unwrap());
    for (why, token) in [
        ("expired", sign(&claims_with("exp", json!(now - 3600)))),
        ("not valid yet", sign(&claims_with("nbf", json!(now + 3600)))),
        ("for another service", sign(&claims_with("aud", json!("https://other.example")))),
        ("from somebody else", sign(&claims_with("iss", json!("https://other.example")))),
        ("for ever", sign(&without_expiry)),
        ("signed with another key", sign_with(Algorithm::HS256, "another key", &claims_with("sub", json!("ada")))),
        ("signed with another algorithm", sign_with(Algorithm::HS512, DEMO_KEY, &claims_with("sub", json!("ada")))),
        ("unsigned", unsigned),
        ("without text in its claim", sign(&claims_with("scope", json!(7)))),
    ] {
        let answer = example.ask("GET", "/health", &token, None);
        assert_eq!(answer.status, 401, "{why}");
        assert_eq!(answer.challenges(), [r#"Bearer error="invalid_token""#], "{why}");
    }
    assert_eq!(example.ask("GET", "/health", &good, None).status, 204);
}

#[test]
fn it_shows_what_a_token_grants() {
    let example = Example::start();
    let mut on_behalf = claims_with("scope", json!("contacts:read crm:read"));
    on_behalf["user_scope"] = json!("crm:read events:read");
    for (claims, granted) in [
        (claims(), ""),
        (claims_with("scope", json!("crm:read openid contacts:read")), "contacts:read crm:read"),
        (claims_with("scope", json!(["crm:read", "openid"])), "crm:read"),
        (claims_with("scope", json!("contacts:read crm:read\u{7f}")), ""),
        (on_behalf, "crm:read"),
        (claims_with("user_scope", json!("")), ""),
        (claims_with("aud", json!(["https://other.example", "https://api.example"])), "contacts:read"),
    ] {
        let answer = example.ask("GET", "/whoami", &sign(&claims), None);
        assert_eq!(answer.status, 200, "{claims}");
        assert_eq!(serde_json::from_str::<Value>(&answer.body).unwrap(), json!({ "scope": granted }), "{claims}");
    }
    assert_eq!(exchange(example.address, &request("GET", "/whoami", "", None)).unwrap().status, 401);
    assert_eq!(exchange(example.address, &request("GET", "/health", "", None)).unwrap().status, 204);
}

#[cfg(unix)]
mod signals {
    use super::{Example, PATIENCE, token};
    use crate::brevo::ScopeSet;
    use std::io::Write;
    use std::net::TcpStream;
    use std::process::{Command, ExitStatus};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    fn send(signal: &str, example: &Example) {
        let id = example.process.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    fn wait_for_end(example: &mut Example) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(status) = example.process.try_wait().unwrap() {
                return status;
            }
            sleep(Duration::from_millis(20));
        }
        panic!("still running after {PATIENCE:?}");
    }

    /// Waits until the example has received the first signal and accepts no more connections. If the second signal came
    /// earlier, the example would see one signal only.
    fn wait_for_closed_port(example: &Example) {
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(example.address).is_ok() {
            assert!(Instant::now() < deadline, "it still accepts connections after {PATIENCE:?}");
            sleep(Duration::from_millis(20));
        }
    }

    #[test]
    fn it_stops_cleanly() {
        for signal in ["-INT", "-TERM"] {
            let mut example = Example::start();
            // A connection without a request must not delay the stop. Browsers and connection pools keep such connections.
            let idle = TcpStream::connect(example.address).unwrap();
            assert_eq!(example.contacts("").status, 401);
            send(signal, &example);
            let status = wait_for_end(&mut example);
            assert_eq!(status.code(), Some(0), "{signal}: {status}");
            drop(idle);
        }
    }

    #[test]
    fn it_waits_for_a_running_request_until_the_second_signal() {
        let mut example = Example::start();
        let mut upload = TcpStream::connect(example.address).unwrap();
        let head = format!(
            "POST /contacts HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
            token(ScopeSet::literal("contacts:write"))
        );
        upload.write_all(head.as_bytes()).unwrap();
        // Connections are accepted in order, so the upload has begun when a later connection gets a response.
        assert_eq!(example.contacts("").status, 401);

        send("-INT", &example);
        wait_for_closed_port(&example);
        sleep(Duration::from_millis(500));
        assert!(example.process.try_wait().unwrap().is_none(), "it did not wait");
        send("-INT", &example);
        assert_eq!(wait_for_end(&mut example).code(), Some(0));
        drop(upload);
    }
}
