//! Token introspection: RFC 7662.

use super::login::{Service, status};
use super::server::{Answer, Server};
use crate::log::Log;
use crate::service::{ProtectedResource, ask, router};
use scopewright::fetch::Client;
use scopewright::introspection::{ClientAuthentication, Introspection};
use scopewright::resource::{Issuer, RequiredClaims};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

pub(crate) const PATH: &str = "/introspect";
const ISSUER: &str = "https://login.example";

/// The verifier of these tests. The time of an exchange is long, because the machine may be busy.
pub(crate) fn introspection(server: &Server) -> Introspection {
    let client = Client::new().timeout(Duration::from_secs(60));
    Introspection::new(format!("{}{PATH}", server.url), "api", "a secret", client)
}

pub(crate) fn service(introspection: Introspection) -> Service {
    resource(introspection).protect(router())
}

fn resource(introspection: Introspection) -> ProtectedResource {
    ProtectedResource::new("https://api.example").issuer(Issuer::new(ISSUER, introspection))
}

/// An answer with further members.
pub(crate) fn active(members: Value) -> Answer {
    let mut answer = json!({ "active": true, "scope": "contacts:read", "client_id": "app" });
    answer.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    Answer::json(answer)
}

#[tokio::test]
async fn each_answer_has_its_status() {
    let server = Server::start().await;
    let inactive = "the token is not active";
    let audience = "the token has a wrong audience";
    for (answer, status, reason) in [
        (active(json!({})), 200, ""),
        (active(json!({ "token_type": "bearer", "iss": ISSUER, "aud": ["https://api.example"] })), 200, ""),
        (active(json!({ "exp": 4_102_444_800_u64, "nbf": 0, "iat": 0 })), 200, ""),
        (Answer::json(r#"{ "active": false }"#), 401, inactive),
        (Answer::json(r#"{ "active": false, "scope": "contacts:read", "exp": "x" }"#), 401, inactive),
        // Only the boolean counts.
        (Answer::json(r#"{ "active": "true", "scope": "contacts:read" }"#), 401, inactive),
        (Answer::json(r#"{ "active": 1, "scope": "contacts:read" }"#), 401, inactive),
        (Answer::json(r#"{ "active": [true], "scope": "contacts:read" }"#), 401, inactive),
        (Answer::json(r#"{ "active": null, "scope": "contacts:read" }"#), 401, inactive),
        (active(json!({ "iss": "https://login.example/" })), 401, "the token has a wrong issuer"),
        (active(json!({ "aud": "https://other.example" })), 401, audience),
        (active(json!({ "aud": ["a", "b"] })), 401, audience),
        (active(json!({ "aud": [] })), 401, audience),
        (active(json!({ "aud": null })), 200, ""),
        (active(json!({ "exp": 1_000_000_000 })), 401, "the token has expired"),
        (active(json!({ "nbf": 4_102_444_800_u64 })), 401, "the token is not valid yet"),
        (active(json!({ "cnf": { "jkt": "a" } })), 401, "the token is bound to a key"),
        (active(json!({ "token_type": "DPoP" })), 401, "the token is bound to a key"),
        (active(json!({ "token_type": "refresh_token" })), 401, "the token is malformed"),
        (active(json!({ "scope": "contacts:write" })), 403, ""),
        // The server is at fault.
        (Answer::json("{}"), 503, ""),
        (Answer::json(r#"{ "active": true, "active": false }"#), 503, ""),
        (Answer::json(r#"{ "active": true, "exp": 1, "exp": 4102444800 }"#), 503, ""),
        (active(json!({ "exp": "4102444800" })), 503, ""),
        (active(json!({ "exp": 1e300 })), 503, ""),
        (active(json!({ "aud": 5 })), 503, ""),
        (active(json!({ "token_type": 5 })), 503, ""),
        (active(json!({ "scp": ["contacts:write"] })), 503, ""),
        (Answer::json("[true]"), 503, ""),
        (Answer::json("true"), 503, ""),
        (Answer::json(""), 503, ""),
        (Answer::json("<html>"), 503, ""),
        (Answer::json(r#"{ "active": true"#), 503, ""),
        (active(json!({ "padding": "a".repeat(64 << 10) })), 503, ""),
        (Answer::status(201, r#"{ "active": true, "scope": "contacts:read" }"#), 503, ""),
        (Answer::status(204, ""), 503, ""),
        (Answer::status(302, "").with("location", "/elsewhere"), 503, ""),
        (Answer::status(400, r#"{ "error": "invalid_request" }"#), 503, ""),
        (Answer::status(401, r#"{ "error": "unsupported_token_type" }"#), 503, ""),
        // The server does not introspect such tokens, so it does not vouch for this one.
        (Answer::status(400, r#"{ "error": "unsupported_token_type" }"#), 401, "the token is malformed"),
        (Answer::status(400, r#"["unsupported_token_type"]"#), 503, ""),
        (Answer::status(401, r#"{ "error": "invalid_client" }"#), 503, ""),
        (Answer::status(403, r#"{ "active": true, "scope": "contacts:read" }"#), 503, ""),
        (Answer::status(500, ""), 503, ""),
    ] {
        server.answer(PATH, answer.clone());
        let service = service(introspection(&server));
        let response = ask(&service, "GET", "/contacts", "Bearer 2YotnFZFEjr1zCsicMWpAA").await;
        let shown = match &answer {
            Answer::Response { status, body, .. } => format!("{status} {:.100}", String::from_utf8_lossy(body)),
            _ => String::new(),
        };
        assert_eq!(response.status.as_u16(), status, "{shown}");
        let challenge = response.header("www-authenticate");
        assert!(
            challenge.contains(&format!(r#"error_description="{reason}""#)) || reason.is_empty(),
            "{challenge} {shown}"
        );
        assert_eq!(response.header("retry-after"), if status == 503 { "1" } else { "" }, "{shown}");
    }
    assert_eq!(server.asked("/elsewhere"), 0);
}

#[tokio::test]
async fn the_request_has_the_form_of_the_rfc() {
    let server = Server::start().await;
    server.answer(PATH, active(json!({})));
    let client = || Client::new();
    let url = format!("{}{PATH}?tenant=1", server.url);
    let new = || Introspection::new(&*url, "a p:i", "s+é/c=r%t", client());
    assert_eq!(status(&service(new()), "to~ken+/=").await, 200);
    assert_eq!(status(&service(new().client_authentication(ClientAuthentication::Form)), "to~ken+/=").await, 200);
    let [basic, form] = &server.requests()[..] else { panic!() };
    for request in [basic, form] {
        assert_eq!(request.method, "POST");
        assert_eq!(request.headers["content-type"], "application/x-www-form-urlencoded");
        assert_eq!(request.headers["accept"], "application/json");
    }
    let about_token = "token=to%7Eken%2B%2F%3D&token_type_hint=access_token";
    assert_eq!(basic.body, about_token);
    // `a+p%3Ai:s%2B%C3%A9%2Fc%3Dr%25t`
    assert_eq!(basic.headers["authorization"], "Basic YStwJTNBaTpzJTJCJUMzJUE5JTJGYyUzRHIlMjV0");
    assert_eq!(form.body, format!("{about_token}&client_id=a+p%3Ai&client_secret=s%2B%C3%A9%2Fc%3Dr%25t"));
    assert!(!form.headers.contains_key("authorization"));
}

#[tokio::test]
async fn claims_are_required_if_the_service_wants_it() {
    let server = Server::start().await;
    let all = json!({ "iss": ISSUER, "aud": "https://api.example", "exp": 4_102_444_800_u64 });
    for (missing, required) in [
        ("iss", RequiredClaims { issuer: true, ..RequiredClaims::NONE }),
        ("aud", RequiredClaims { audience: true, ..RequiredClaims::NONE }),
        ("exp", RequiredClaims { expiry: true, ..RequiredClaims::NONE }),
    ] {
        let mut some = all.clone();
        some.as_object_mut().unwrap().remove(missing);
        for (members, required, expected) in [
            (&some, RequiredClaims::NONE, 200),
            (&some, required, 401),
            (&some, RequiredClaims::ALL, 401),
            (&all, RequiredClaims::ALL, 200),
        ] {
            server.answer(PATH, active(members.clone()));
            let service = service(introspection(&server).requires(required));
            assert_eq!(status(&service, "token").await, expected, "{missing} {required:?}");
        }
    }
}

#[tokio::test]
async fn an_answer_is_remembered_for_a_while_and_never_past_its_expiry() {
    static NOW: AtomicU64 = AtomicU64::new(0);
    let server = Server::start().await;
    // Times in seconds, and how often the server was asked by then.
    for (remembered_for, exp, steps) in [
        (30, None, [(0, 1), (29, 1), (30, 2), (59, 2), (60, 3)]),
        (0, None, [(0, 1), (0, 2), (0, 3), (1, 4), (1, 5)]),
        // The token counts for a minute longer, because clocks differ, but is not remembered then.
        (30, Some(10), [(0, 1), (9, 1), (10, 2), (11, 3), (12, 4)]),
        // The clock was set back.
        (30, None, [(1_000, 1), (1_001, 1), (500, 2), (529, 2), (530, 3)]),
    ] {
        let begin = 2_000_000_000;
        server.answer(PATH, active(exp.map_or(json!({}), |exp| json!({ "exp": begin + exp }))));
        let introspection = introspection(&server).remembered_for(Duration::from_secs(remembered_for));
        let service = resource(introspection)
            .clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(NOW.load(Ordering::Relaxed)))
            .protect(router());
        let before = server.asked(PATH);
        for (now, asked) in steps {
            NOW.store(begin + now, Ordering::Relaxed);
            assert_eq!(status(&service, "token").await, 200, "{remembered_for} {exp:?} {now}");
            assert_eq!(server.asked(PATH) - before, asked, "{remembered_for} {exp:?} {now}");
        }
    }
}

#[tokio::test]
async fn refused_tokens_are_not_remembered() {
    let server = Server::start().await;
    let service = service(introspection(&server));
    server.answer(PATH, Answer::json(r#"{ "active": false }"#));
    assert_eq!((status(&service, "token").await, status(&service, "token").await), (401, 401));
    server.answer(PATH, active(json!({})));
    assert_eq!((status(&service, "token").await, server.asked(PATH)), (200, 3));
}

/// The server refuses this service, not the token. The log says so, without the secret and the token.
#[tokio::test]
async fn a_wrong_client_secret_is_logged() {
    let server = Server::start().await;
    server.answer(PATH, Answer::status(401, r#"{ "error": "invalid_client" }"#));
    let introspection = introspection(&server);
    assert!(!format!("{introspection:?}").contains("secret"));
    let service = service(introspection);
    let (log, _guard) = Log::begin();
    assert_eq!(status(&service, "2YotnFZFEjr1zCsicMWpAA").await, 503);
    let log = log.text();
    assert!(log.contains("the introspection endpoint refuses this service with the status 401"), "{log}");
    assert!(log.contains("help: check the identifier and the secret of the client"), "{log}");
    for secret in ["2YotnFZFEjr1zCsicMWpAA", "a secret", "a+secret", "YXBpOmErc2VjcmV0"] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[test]
fn a_wrong_endpoint_is_reported_at_the_start() {
    for url in
        ["http://login.example/introspect", "/introspect", "https://login.example/#a", "https://a:b@login.example/"]
    {
        let introspection = Introspection::new(url, "api", "secret", Client::new());
        let error = resource(introspection).check().unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{url}` is not the URL of an introspection endpoint: ")), "{error}");
    }
    assert_eq!(resource(Introspection::at("https://login.example/introspect", "api", "secret")).check(), Ok(()));
}
