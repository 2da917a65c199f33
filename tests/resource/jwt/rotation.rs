//! Sets of keys that follow each other.

use super::service::{CLAIMS, NOW, check, resource, with};
use super::signer::{Signer, base64url, jwk};
use crate::service::{ask, router};
use jsonwebtoken::Algorithm as Alg;
use scopewright::jwt::{JwtVerifier, KeySet, KeySource, Keys};
use scopewright::resource::TokenError;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// A source whose keys a test replaces.
#[derive(Clone)]
struct Rotating {
    keys: Arc<Mutex<Option<Arc<KeySet>>>>,
    asked: Arc<AtomicUsize>,
    kids: Arc<Mutex<Vec<Option<String>>>>,
}

impl Rotating {
    fn new(keys: &Value) -> Self {
        let keys = Arc::new(KeySet::fetched(keys.to_string()).unwrap());
        Self { keys: Arc::new(Mutex::new(Some(keys))), asked: Arc::default(), kids: Arc::default() }
    }

    fn rotate(&self, keys: &Value) {
        let next = KeySet::fetched(keys.to_string()).unwrap();
        let mut current = self.keys.lock().unwrap();
        let previous = current.take().unwrap();
        *current = Some(Arc::new(next.succeeding(&previous)));
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

impl KeySource for Rotating {
    fn keys<'a>(&'a self, kid: Option<&'a str>, now: SystemTime) -> Keys<'a> {
        assert_eq!(now, SystemTime::UNIX_EPOCH + Duration::from_secs(NOW));
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.kids.lock().unwrap().push(kid.map(ToOwned::to_owned));
        let keys = self.keys.lock().unwrap().clone();
        Box::pin(async move { keys.ok_or(TokenError::Unavailable { retry_after: Duration::from_secs(9) }) })
    }
}

#[tokio::test]
async fn a_verified_token_is_remembered_until_its_key_is_gone() {
    let (old, new) = (with(jwk("p256"), json!({ "kid": "a" })), with(jwk("ed25519"), json!({ "kid": "b" })));
    let source = Rotating::new(&json!({ "keys": [old] }));
    let service = resource(JwtVerifier::new(source.clone())).protect(router());
    let token = Signer::new(Alg::ES256, "p256").token(CLAIMS);

    check(&service, "first", &token, "").await;
    check(&service, "remembered", &token, "").await;
    assert_eq!(source.asked(), 1);

    // The key is in the next set as well, at another place.
    source.rotate(&json!({ "keys": [new, old] }));
    source.rotate(&json!({ "keys": [old, new] }));
    check(&service, "remembered after a rotation", &token, "").await;
    assert_eq!(source.asked(), 1);

    source.rotate(&json!({ "keys": [new] }));
    check(&service, "the key is gone", &token, "the signature of the token is invalid").await;
    assert_eq!(source.asked(), 2);

    // The key comes back, as a new one.
    source.rotate(&json!({ "keys": [old] }));
    check(&service, "the key is back", &token, "").await;
    check(&service, "remembered again", &token, "").await;
    assert_eq!(source.asked(), 3);
}

/// A key with the same name and other parameters is another key.
#[tokio::test]
async fn a_key_is_compared_by_all_that_it_is() {
    let old = with(jwk("p256"), json!({ "kid": "a" }));
    for (other, is_verified) in [
        (old.clone(), true),
        (with(old.clone(), json!({ "x5t": "a", "use": "sig" })), true),
        (with(old.clone(), json!({ "kid": "b" })), false),
        (with(old.clone(), json!({ "alg": "ES256" })), false),
        (with(old.clone(), json!({ "use": "enc" })), false),
        (with(jwk("p384"), json!({ "kid": "a" })), false),
    ] {
        let token = Signer::new(Alg::ES256, "p256").token(CLAIMS);
        assert_eq!(stays_remembered(&token, &old, &other).await, is_verified, "{other}");
    }
}

/// A key of the same type, with a part of the other one or all of it replaced.
#[tokio::test]
async fn each_parameter_of_a_key_counts() {
    let rsa = Signer::new(Alg::RS256, "rsa").token(CLAIMS);
    for (members, is_verified) in [
        (json!({}), true),
        (json!({ "n": jwk("rsa-other")["n"] }), false),
        (json!({ "e": "Aw" }), false),
        (json!({ "n": jwk("rsa-other")["n"], "e": "Aw" }), false),
    ] {
        let other = with(jwk("rsa"), members);
        assert_eq!(stays_remembered(&rsa, &jwk("rsa"), &other).await, is_verified, "{other}");
    }
    let ed25519 = Signer::new(Alg::EdDSA, "ed25519").token(CLAIMS);
    let other = with(jwk("ed25519"), json!({ "x": base64url([7; 32]) }));
    assert!(!stays_remembered(&ed25519, &jwk("ed25519"), &other).await);
}

/// Whether a token that one key verified stays remembered when another key replaces this one.
async fn stays_remembered(token: &str, old: &Value, other: &Value) -> bool {
    let source = Rotating::new(&json!({ "keys": [old] }));
    let service = resource(JwtVerifier::new(source.clone())).protect(router());
    check(&service, "first", token, "").await;
    source.rotate(&json!({ "keys": [other] }));
    ask(&service, "GET", "/contacts", &format!("Bearer {token}")).await;
    source.asked() == 1
}

/// A set may follow one that another set followed before. Its keys are not withdrawn.
#[tokio::test]
async fn a_key_does_not_take_over_a_withdrawal() {
    let keys = json!({ "keys": [jwk("p256")] });
    let first = KeySet::fetched(keys.to_string()).unwrap();
    assert!(KeySet::fetched(r#"{"keys":[]}"#).unwrap().succeeding(&first).is_empty());

    let source = Rotating::new(&keys);
    *source.keys.lock().unwrap() = Some(Arc::new(KeySet::fetched(keys.to_string()).unwrap().succeeding(&first)));
    let service = resource(JwtVerifier::new(source.clone())).protect(router());
    let token = Signer::new(Alg::ES256, "p256").token(CLAIMS);
    check(&service, "first", &token, "").await;
    check(&service, "remembered", &token, "").await;
    assert_eq!(source.asked(), 1);
}

#[tokio::test]
async fn the_source_is_told_the_name_of_the_key_after_the_header_was_checked() {
    let source = Rotating::new(&json!({ "keys": [jwk("p256")] }));
    let service = resource(JwtVerifier::new(source.clone())).protect(router());
    let signer = Signer::new(Alg::ES256, "p256");
    let send = async |header: &str| {
        let token = signer.with_header(header, CLAIMS);
        ask(&service, "GET", "/contacts", &format!("Bearer {token}")).await;
    };
    send(r#"{"alg":"ES256"}"#).await;
    send(r#"{"alg":"ES256","kid":"a"}"#).await;
    for header in [r#"{"alg":"none","kid":"b"}"#, r#"{"alg":"ES256","kid":"c","crit":[]}"#, r#"{"alg":"X","kid":"d"}"#]
    {
        send(header).await;
    }
    assert_eq!(*source.kids.lock().unwrap(), [None, Some("a".to_owned())]);
}

#[tokio::test]
async fn keys_that_are_not_known_now_are_503() {
    let source = Rotating::new(&json!({ "keys": [jwk("p256")] }));
    *source.keys.lock().unwrap() = None;
    let service = resource(JwtVerifier::new(source)).protect(router());
    let token = Signer::new(Alg::ES256, "p256").token(CLAIMS);
    let answer = ask(&service, "GET", "/contacts", &format!("Bearer {token}")).await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "9"));
    let answer = ask(&service, "GET", "/contacts", "Bearer garbage").await;
    assert_eq!(answer.status.as_u16(), 401);
}
