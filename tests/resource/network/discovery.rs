//! How the keys of an issuer are found: RFC 8414 section 3, `OpenID` Connect Discovery 1.0 section 4.

use super::signer::{A, jwks};
use super::web::Web;
use crate::service::ProtectedResource;
use scopewright::fetch::Client;
use scopewright::jwt::{KeySource, RemoteKeys};
use scopewright::resource::Issuer;
use serde_json::{Value, json};
use std::time::SystemTime;

const OAUTH: &str = "https://login.example/.well-known/oauth-authorization-server";
const OPENID: &str = "https://login.example/.well-known/openid-configuration";
const KEYS: &str = "https://keys.example/jwks";

fn document(issuer: &str, jwks_uri: &str) -> Value {
    json!({ "issuer": issuer, "jwks_uri": jwks_uri, "token_endpoint": "https://login.example/token" })
}

/// Discovers the keys of an issuer. The result is the URLs that were asked, and an empty text or the error.
async fn discover(issuer: &str, pages: &[(&str, u16, String)]) -> (Vec<String>, String) {
    let web = Web::default();
    for (url, status, body) in pages {
        web.page(url, *status, body);
    }
    let result = RemoteKeys::discover(issuer, web.clone()).warm_up().await;
    (web.asked(), result.map_or_else(|error| error.to_string(), |()| String::new()))
}

#[tokio::test]
async fn metadata_is_that_of_rfc_8414_or_else_of_openid_connect() {
    let keys = jwks(&[A]).to_string();
    for (issuer, missing, found) in [
        ("https://login.example", None, OAUTH),
        ("https://login.example", Some((OAUTH, 404)), OPENID),
        ("https://login.example", Some((OAUTH, 400)), OPENID),
        ("https://login.example/", Some((OAUTH, 404)), OPENID),
        ("https://login.example/t/1", None, "https://login.example/.well-known/oauth-authorization-server/t/1"),
        (
            "https://login.example/t/1",
            Some(("https://login.example/.well-known/oauth-authorization-server/t/1", 404)),
            "https://login.example/t/1/.well-known/openid-configuration",
        ),
        ("http://127.0.0.1:8080", None, "http://127.0.0.1:8080/.well-known/oauth-authorization-server"),
    ] {
        let mut pages = vec![(found, 200, document(issuer, KEYS).to_string()), (KEYS, 200, keys.clone())];
        pages.extend(missing.map(|(url, status)| (url, status, String::new())));
        let (asked, error) = discover(issuer, &pages).await;
        let expected: Vec<&str> = missing.iter().map(|(url, _)| *url).chain([found, KEYS]).collect();
        assert_eq!((asked, &*error), (expected.iter().map(ToString::to_string).collect(), ""), "{issuer}");
    }
}

#[tokio::test]
async fn metadata_that_does_not_fit_is_refused_before_any_key_is_fetched() {
    let issuer = "https://login.example";
    let wrong = "is that of another issuer";
    for (body, error) in [
        (document("https://login.example/", KEYS).to_string(), wrong),
        (document("https://LOGIN.example", KEYS).to_string(), wrong),
        (document("https://evil.example", KEYS).to_string(), wrong),
        (document(issuer, "http://keys.example/jwks").to_string(), "must begin with `https://`"),
        (document(issuer, "http://127.0.0.1/jwks").to_string(), "does not begin with `https://`"),
        (document(issuer, "http://localhost/jwks").to_string(), "does not begin with `https://`"),
        (document(issuer, "file:///etc/keys").to_string(), "`file:///etc/keys` is not the URL of a JWK set"),
        (document(issuer, "https://eve@keys.example/").to_string(), "is not the URL of a JWK set"),
        (document(issuer, "/jwks").to_string(), "`/jwks` is not the URL of a JWK set"),
        (json!({ "issuer": issuer }).to_string(), "missing field `jwks_uri`"),
        (json!({ "jwks_uri": KEYS }).to_string(), "missing field `issuer`"),
        (json!({ "issuer": 5, "jwks_uri": KEYS }).to_string(), "invalid type"),
        (format!(r#"{{ "issuer": "{issuer}", "issuer": "{issuer}", "jwks_uri": "{KEYS}" }}"#), "duplicate field"),
        ("<html>".to_owned(), "is not that of an authorization server"),
        (format!(r#"{{ "issuer": "{}" }}"#, "a".repeat(300 << 10)), "too large"),
    ] {
        let (asked, found) = discover(issuer, &[(OAUTH, 200, body.clone()), (KEYS, 200, jwks(&[A]).to_string())]).await;
        assert!(found.contains(error), "{}: {found}", &body[..body.len().min(200)]);
        assert!(found.len() < 1_000, "{found}");
        assert_eq!(asked, [OAUTH], "{error}");
    }
}

#[tokio::test]
async fn a_server_that_fails_is_not_asked_for_the_other_document() {
    for status in [500, 503, 302, 204] {
        let (asked, error) = discover("https://login.example", &[(OAUTH, status, String::new())]).await;
        assert_eq!(asked, [OAUTH]);
        assert!(error.contains(&format!("answers with the status {status}")), "{error}");
    }
}

#[tokio::test]
async fn an_issuer_on_this_machine_may_have_its_keys_there() {
    let issuer = "http://localhost:8080";
    let metadata = "http://localhost:8080/.well-known/oauth-authorization-server";
    for (jwks_uri, allowed) in
        [("http://localhost:8080/keys", true), ("http://[::1]:8080/keys", true), ("http://10.0.0.1/keys", false)]
    {
        let pages = [(metadata, 200, document(issuer, jwks_uri).to_string()), (jwks_uri, 200, jwks(&[A]).to_string())];
        let (_, error) = discover(issuer, &pages).await;
        assert_eq!(error.is_empty(), allowed, "{jwks_uri}: {error}");
    }
}

#[tokio::test]
async fn keys_have_a_url_of_their_own_without_metadata() {
    let web = Web::default();
    web.page(KEYS, 200, jwks(&[A]));
    let keys = RemoteKeys::at(KEYS, web.clone());
    let set = keys.keys(Some("a"), SystemTime::now()).await.unwrap();
    assert!(set.has_key("a"));
    assert_eq!(web.asked(), [KEYS]);
}

/// A wrong URL is a mistake of the configuration, which is found before any token comes.
#[test]
fn a_wrong_url_is_reported_at_the_start() {
    for (issuer, reason) in [
        ("http://login.example", "must begin with `https://`"),
        ("login.example", "it is not an absolute URL"),
        ("https://login.example?tenant=1", "must not have a query or a fragment"),
    ] {
        let resource = ProtectedResource::new("https://api.example").issuer(Issuer::discover(issuer));
        let error = resource.check().unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("`{issuer}` does not identify an issuer: ")) && error.contains(reason),
            "{error}"
        );
    }
    for url in ["http://login.example/keys", "https://login.example/keys#1", "keys"] {
        let keys = RemoteKeys::at(url, Client::new());
        let resource =
            ProtectedResource::new("https://api.example").issuer(Issuer::keys("https://login.example", keys));
        let error = resource.check().unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{url}` is not the URL of a JWK set: ")), "{error}");
    }
    let resource = ProtectedResource::new("https://api.example").issuer(Issuer::discover("https://login.example"));
    assert_eq!(resource.check(), Ok(()));
}
