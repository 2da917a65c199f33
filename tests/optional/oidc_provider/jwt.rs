//! Access tokens that are JSON Web Tokens (RFC 9068), which are verified by the keys that the server publishes.

use super::provider::{API, OTHER};
use super::service::{Scope, ask, assert_invalid, assert_reads_contacts, discovering, strict, with_provider};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use scopewright::jwt::Intervals;
use serde_json::{Value, json};

/// The clients whose tokens are JSON Web Tokens, and the algorithms of these tokens.
const CLIENTS: [(&str, &str); 2] = [("rs256", "RS256"), ("es256", "ES256")];

pub(crate) fn access_tokens_are_accepted_with_their_scope() {
    with_provider(async |provider| {
        for service in [discovering(&provider), strict(&provider, Intervals::default())] {
            for (client, algorithm) in CLIENTS {
                let token = provider.token(client, API, "contacts:read").await;
                let header = part(&token, 0);
                assert_eq!((&header["alg"], &header["typ"]), (&json!(algorithm), &json!("at+jwt")));
                assert_reads_contacts(&service, &token).await;

                // The server leaves the claim `scope` out.
                let nothing = provider.token(client, API, "").await;
                assert_eq!(part(&nothing, 1)["scope"], Value::Null);
                let (status, challenge) = ask(&service, "GET", "/contacts", &nothing).await;
                assert!(status == 403 && challenge.contains(r#"scope="contacts:read""#), "{status} {challenge}");
            }
        }
    });
}

/// The server knows each scope of the catalog by its name.
pub(crate) fn every_scope_opens_what_it_covers() {
    with_provider(async |provider| {
        let service = discovering(&provider);
        for scope in Scope::ALL {
            let token = provider.token("es256", API, scope.name()).await;
            assert_eq!(part(&token, 1)["scope"], scope.name());
            for (asked, path) in [("contacts", "/contacts"), ("account", "/account"), ("events", "/events")] {
                for (action, method) in [("read", "GET"), ("write", "POST")] {
                    let expected = if scope.name() == format!("{asked}:{action}") { 200 } else { 403 };
                    assert_eq!(ask(&service, method, path, &token).await.0, expected, "{scope}: {method} {path}");
                }
            }
        }
    });
}

pub(crate) fn tokens_for_another_resource_are_refused() {
    with_provider(async |provider| {
        let service = discovering(&provider);
        for (client, _) in CLIENTS {
            let token = provider.token(client, OTHER, "contacts:read").await;
            assert_invalid(&service, &token, "the token has a wrong audience").await;
        }
    });
}

pub(crate) fn tampered_tokens_are_refused() {
    with_provider(async |provider| {
        let service = discovering(&provider);
        for (client, _) in CLIENTS {
            let token = provider.token(client, API, "account:read").await;
            let (header, claims, signature) = (part(&token, 0), part(&token, 1), token.rsplit('.').next().unwrap());
            let rebuilt = |header: &Value, claims: &Value| {
                let encoded = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
                format!("{}.{}.{signature}", encoded(header), encoded(claims))
            };
            let changed = |part: &Value, member: &str, value: &str| {
                let mut part = part.clone();
                part[member] = json!(value);
                part
            };
            let other = |alg: &str| CLIENTS.map(|(_, other)| other).into_iter().find(|other| *other != alg).unwrap();
            let first = if signature.starts_with('A') { 'B' } else { 'A' };
            let signed = token.strip_suffix(signature).unwrap();
            for tampered in [
                rebuilt(&header, &changed(&claims, "scope", "contacts:read")),
                rebuilt(&header, &changed(&claims, "sub", "another")),
                rebuilt(&changed(&header, "alg", other(header["alg"].as_str().unwrap())), &claims),
                rebuilt(&changed(&header, "alg", "HS256"), &claims),
                rebuilt(&changed(&header, "alg", "none"), &claims),
                rebuilt(&changed(&header, "kid", "unknown"), &claims),
                format!("{signed}{first}{}", &signature[1..]),
                signed.to_owned(),
            ] {
                assert_invalid(&service, &tampered, "the signature of the token is invalid").await;
            }
            for garbage in ["garbage", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30", &format!("{token}.{token}")] {
                assert_invalid(&service, garbage, "the token is malformed").await;
            }
            // Nothing of this was remembered.
            assert_eq!(ask(&service, "GET", "/account", &token).await.0, 200);
        }
    });
}

/// The keys of the server sign ID tokens, too. These are for clients, and their header does not have the type of an access token.
pub(crate) fn id_tokens_are_refused() {
    with_provider(async |provider| {
        let token = provider.id_token("rs256").await;
        assert_eq!((&part(&token, 1)["aud"], &part(&token, 0)["typ"]), (&json!("rs256"), &Value::Null));
        assert_invalid(&discovering(&provider), &token, "the token has a wrong audience").await;
        // A service that is also a client for sign-in must require the type: here, the client has the identifier of the
        // service.
        let token = provider.id_token(API).await;
        let claims = part(&token, 1);
        assert_eq!((&claims["aud"], &claims["iss"]), (&json!(API), &json!(provider.identifier)));
        assert_invalid(&strict(&provider, Intervals::default()), &token, "the token is malformed").await;
    });
}

/// The header or the claims of a token.
fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}
