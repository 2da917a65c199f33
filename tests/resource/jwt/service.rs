//! A service that is protected by a verifier of JSON Web Tokens.

use super::signer::{SECRET, Signer};
use crate::service::{ProtectedResource, ask, router};
use axum::Router;
use jsonwebtoken::Algorithm;
use scopewright::jwt::{JwtVerifier, Key, KeySet};
use scopewright::resource::{Issuer, Protected};
use serde_json::Value;
use std::time::{Duration, SystemTime};

pub(crate) type Service = Protected<Router, crate::service::scopes::ScopeSet>;

/// The time of these tests in seconds.
pub(crate) const NOW: u64 = 1_800_000_000;

/// Claims that the service accepts.
pub(crate) const CLAIMS: &str = r#"{"iss":"https://login.example","aud":"https://api.example","sub":"ada","exp":1800000100,"scope":"contacts:read"}"#;

pub(crate) fn resource(verifier: JwtVerifier) -> ProtectedResource {
    ProtectedResource::new("https://api.example")
        .issuer(Issuer::new("https://login.example", verifier))
        .clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(NOW))
}

pub(crate) fn service(verifier: JwtVerifier) -> Service {
    resource(verifier).protect(router())
}

/// A service with the secret of the tests.
pub(crate) fn hmac_service() -> Service {
    service(JwtVerifier::new(KeySet::from(Key::hmac(SECRET).unwrap())))
}

pub(crate) fn hmac_signer() -> Signer {
    Signer::hmac(Algorithm::HS256, SECRET)
}

/// Sends a token, and checks the status and the reason: 200 for an empty reason, and 401 otherwise.
pub(crate) async fn check(service: &Service, what: &str, token: &str, reason: &str) {
    let answer = ask(service, "GET", "/contacts", &format!("Bearer {token}")).await;
    let description = format!(r#"error="invalid_token", error_description="{reason}""#);
    let challenge = answer.header("www-authenticate");
    if reason.is_empty() {
        assert_eq!((answer.status.as_u16(), challenge, &*answer.body), (200, "", "ada: contacts:read"), "{what}");
    } else {
        assert_eq!(answer.status.as_u16(), 401, "{what}");
        assert!(challenge.contains(&description), "{what}: {challenge}");
    }
}

/// A JSON object with the members of another one added.
pub(crate) fn with(object: Value, members: Value) -> Value {
    let (Value::Object(mut object), Value::Object(members)) = (object, members) else { panic!("not objects") };
    object.extend(members);
    object.into()
}
