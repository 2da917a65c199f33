//! The example `api`. Each test starts the program, sends requests over TCP, and stops the program.

use harness::http::{exchange, request};
use scopewright::requirement::RequirementKind;
use serde_json::{Value, json};
use std::net::SocketAddr;

use crate::brevo::{Scope, ScopeSet, route};
use crate::running::Running;

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

#[test]
fn its_curl_lines_get_the_answers_that_it_announces() {
    let example = Running::start();
    let mut shown = Vec::new();
    while shown.len() < 3 {
        let line = example.line();
        if line.starts_with("curl ") {
            let (server, request) = request_of(&line);
            assert_eq!(server, example.service);
            let answer = exchange(server, &request).unwrap();
            shown.push((answer.status, answer.challenges().join("\n")));
        }
    }
    let metadata = example.metadata();
    let anonymous = format!(r#"Bearer scope="contacts:read", {metadata}"#);
    let insufficient = format!(r#"Bearer error="insufficient_scope", scope="contacts:write", {metadata}"#);
    assert_eq!(shown, [(200, String::new()), (401, anonymous), (403, insufficient)]);
}

/// Each handler requires all scopes of its annotation and no others. These scopes meet the requirement of the path in
/// the catalog.
#[test]
fn each_handler_requires_its_scopes_and_those_of_the_catalog() {
    let example = Running::start();
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
        let answer = example.ask(method, path, &example.token(&needed.to_string()), body);
        assert!((200..300).contains(&answer.status), "{method} {path}: {answer:?}");
        assert_eq!(
            example.ask(method, path, &example.token(&(!needed).to_string()), body).status,
            403,
            "{method} {path} with everything else"
        );
        for scope in needed {
            let refused = example.ask(method, path, &example.token(&(needed - scope.into()).to_string()), body);
            assert_eq!(refused.status, 403, "{method} {path} without {scope}");
            // The guard names the scopes of the catalog, and the handler those of its annotation.
            let challenge = refused.challenges().join("\n");
            let named = challenge.strip_prefix(r#"Bearer error="insufficient_scope", scope=""#);
            let named = named.and_then(|rest| rest.strip_suffix(&format!("\", {}", example.metadata())));
            let named = ScopeSet::parse(named.unwrap_or_else(|| panic!("{challenge}"))).unwrap();
            assert!(named.contains(scope) && named.is_subset(&needed), "{method} {path} without {scope}: {challenge}");
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
    let example = Running::start();
    let status = |scopes: ScopeSet| {
        example.ask("GET", "/contacts/12/campaignStats", &example.token(&scopes.to_string()), None).status
    };
    assert_eq!(status(ScopeSet::literal("contacts:read campaigns.email:read")), 200);
    assert_eq!(status(ScopeSet::literal("contacts:read campaigns.sms:read")), 200);
    assert_eq!(status(ScopeSet::literal("contacts:read campaigns.whatsapp:read")), 403);
    assert_eq!(status(ScopeSet::literal("campaigns.email:read campaigns.sms:read")), 403);
}

#[test]
fn it_reads_the_authorization_field_as_rfc_6750_says() {
    let example = Running::start();
    let good = example.token("contacts:read");
    let (signed, _) = good.rsplit_once('.').unwrap();
    let metadata = example.metadata();
    let challenge = |parameters: &str| format!("Bearer {parameters}, {metadata}");
    let anonymous = || challenge(r#"scope="contacts:read""#);
    let invalid = |why| challenge(&format!(r#"error="invalid_token", error_description="the {why}""#));
    let malformed = |why| challenge(&format!(r#"error="invalid_request", error_description="the {why}""#));
    for (fields, status, challenge) in [
        (format!("Authorization: Bearer {good}\r\n"), 200, None),
        (format!("authorization: bEARER   {good} \r\n"), 200, None),
        (String::new(), 401, Some(anonymous())),
        ("Authorization: Basic YWRhOnNlY3JldA==\r\n".to_owned(), 401, Some(anonymous())),
        ("Authorization: Bearer\r\n".to_owned(), 400, Some(malformed("Authorization field has no token"))),
        ("Authorization: Bearer nonsense\r\n".to_owned(), 401, Some(invalid("token is malformed"))),
        ("Authorization: Bearer b\u{e4}r\r\n".to_owned(), 400, Some(malformed("Authorization field is malformed"))),
        (format!("Authorization: Bearer {good} {good}\r\n"), 400, Some(malformed("Authorization field is malformed"))),
        (
            format!("Authorization: Bearer {good}, Bearer {good}\r\n"),
            400,
            Some(malformed("Authorization field is malformed")),
        ),
        (format!("Authorization: Bearer {signed}.\r\n"), 401, Some(invalid("signature of the token is invalid"))),
        (
            format!("Authorization: Bearer {good}\r\nAuthorization: Bearer {good}\r\n"),
            400,
            Some(malformed("request has several Authorization fields")),
        ),
        (
            format!("Authorization: Basic eA==\r\nAuthorization: Bearer {good}\r\n"),
            400,
            Some(malformed("request has several Authorization fields")),
        ),
    ] {
        let answer = example.contacts(&fields);
        assert_eq!(
            (answer.status, answer.challenges().join("\n")),
            (status, challenge.unwrap_or_default()),
            "{fields}"
        );
    }
}

/// `tests/resource/jwt` has the other reasons for which a token is refused.
#[test]
fn it_verifies_tokens_of_its_issuer_only() {
    let (example, other) = (Running::start(), Running::start());
    let scope = "contacts:read";
    for (why, token, status) in [
        ("RS256", example.token_with(scope, "&alg=RS256"), 200),
        ("ES256", example.token_with(scope, "&alg=ES256"), 200),
        ("within the leeway", example.token_with(scope, "&expires_in=-5"), 200),
        ("expired", example.token_with(scope, "&expires_in=-3600"), 401),
        ("from the issuer of another service", other.token_with(scope, ""), 401),
    ] {
        assert_eq!(example.ask("GET", "/contacts", &token, None).status, status, "{why}");
    }
    // {"alg":"none"} and the claims, without a signature.
    let good = example.token_with(scope, "");
    let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", good.split('.').nth(1).unwrap());
    assert_eq!(example.ask("GET", "/contacts", &unsigned, None).status, 401);
}

#[test]
fn it_shows_what_a_token_grants() {
    let example = Running::start();
    for (scope, form, granted) in [
        ("account:read", "", "account:read"),
        ("crm:read openid account:read", "", "account:read crm:read"),
        ("account:read crm:read", "&user_scope=account:read+events:read", "account:read"),
    ] {
        let answer = example.ask("GET", "/account", &example.token_with(scope, form), None);
        assert_eq!(answer.status, 200, "{scope} {form}");
        let account: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((&account["scope"], &account["client"]), (&json!(granted), &json!("demo")), "{scope} {form}");
    }
    let without_the_user = example.token_with("account:read", "&user_scope=");
    assert_eq!(example.ask("GET", "/account", &without_the_user, None).status, 403);
}

/// The health check is outside of the guard, and the metadata is the guard's own.
#[test]
fn health_and_metadata_need_no_token() {
    let example = Running::start();
    let get = |path| exchange(example.service, &request("GET", path, "", None)).unwrap();
    assert_eq!(get("/health").status, 204);
    let metadata: Value = serde_json::from_str(&get("/.well-known/oauth-protected-resource").body).unwrap();
    assert_eq!(metadata["resource"], json!(format!("http://{}", example.service)));
    assert_eq!(metadata["authorization_servers"], json!([format!("http://{}", example.issuer)]));
    assert_eq!(metadata["scopes_supported"].as_array().unwrap().len(), Scope::ALL.len());
    assert_eq!(get("/elsewhere").status, 401);
}

#[cfg(unix)]
mod signals {
    use crate::running::{PATIENCE, Running};
    use std::io::Write;
    use std::net::TcpStream;
    use std::process::{Command, ExitStatus};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    fn send(signal: &str, example: &Running) {
        let id = example.process.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    fn wait_for_end(example: &mut Running) -> ExitStatus {
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
    fn wait_for_closed_port(example: &Running) {
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(example.service).is_ok() {
            assert!(Instant::now() < deadline, "it still accepts connections after {PATIENCE:?}");
            sleep(Duration::from_millis(20));
        }
    }

    #[test]
    fn it_stops_cleanly() {
        for signal in ["-INT", "-TERM"] {
            let mut example = Running::start();
            // A connection without a request must not delay the stop. Browsers and connection pools keep such connections.
            let idle = TcpStream::connect(example.service).unwrap();
            assert_eq!(example.contacts("").status, 401);
            send(signal, &example);
            let status = wait_for_end(&mut example);
            assert_eq!(status.code(), Some(0), "{signal}: {status}");
            drop(idle);
        }
    }

    #[test]
    fn it_waits_for_a_running_request_until_the_second_signal() {
        let mut example = Running::start();
        let mut upload = TcpStream::connect(example.service).unwrap();
        let head = format!(
            "POST /contacts HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
            example.token("contacts:write")
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
