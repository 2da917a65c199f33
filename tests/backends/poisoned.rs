//! Tokens are verified although the default provider of `jsonwebtoken` panics.
//!
//! That provider is chosen once for the whole process. With both backends enabled, whoever asks for it first without a choice
//! makes it one that always panics.

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use backends::ProtectedResource;
use http::Request;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use scopewright::jwt::{Key, KeySet};
use scopewright::resource::Issuer;
use signer::{SECRET, Signer, jwk, pem};
use std::panic::catch_unwind;
use tower::ServiceExt;

#[path = "../resource/jwt/signer.rs"]
mod signer;

/// The folder of the keys.
const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/keys");

const CLAIMS: &str =
    r#"{"iss":"https://login.example","aud":"https://api.example","exp":4102444800,"scope":"contacts:read"}"#;

/// Makes the default provider one that panics, and shows that it does.
fn poison() {
    let token = Signer::hmac(Algorithm::HS256, SECRET).token(CLAIMS);
    let key = DecodingKey::from_secret(SECRET);
    let decode = || jsonwebtoken::decode::<serde_json::Value>(&token, &key, &Validation::new(Algorithm::HS256)).is_ok();
    assert!(catch_unwind(decode).is_err());
    assert!(jsonwebtoken::crypto::rust_crypto::DEFAULT_PROVIDER.install_default().is_err());
}

#[tokio::test]
async fn tokens_are_verified_with_a_poisoned_default() {
    poison();
    let from_pem = KeySet::from_iter([
        Key::rsa_pem(pem("rsa.public")).unwrap(),
        Key::ec_pem(pem("p256.public")).unwrap(),
        Key::ec_pem(pem("p384.public")).unwrap(),
        Key::ed_pem(pem("ed25519.public")).unwrap(),
        Key::hmac(SECRET).unwrap(),
    ]);
    let secret = serde_json::json!({ "kty": "oct", "k": signer::base64url(SECRET) });
    let set = serde_json::json!({ "keys": [jwk("rsa"), jwk("p256"), jwk("p384"), jwk("ed25519"), secret] });
    for keys in [from_pem, KeySet::from_json(set.to_string()).unwrap()] {
        let service = ProtectedResource::new("https://api.example")
            .issuer(Issuer::keys("https://login.example", keys))
            .protect(Router::new().route("/contacts", get(|| async {})));
        for signer in [
            Signer::new(Algorithm::RS256, "rsa"),
            Signer::new(Algorithm::PS512, "rsa"),
            Signer::new(Algorithm::ES256, "p256"),
            Signer::new(Algorithm::ES384, "p384"),
            Signer::new(Algorithm::EdDSA, "ed25519"),
            Signer::hmac(Algorithm::HS256, SECRET),
            Signer::hmac(Algorithm::HS512, SECRET),
        ] {
            let valid = signer.token(CLAIMS);
            let (message, _) = valid.rsplit_once('.').unwrap();
            let other = signer.token(&CLAIMS.replace("contacts:read", "contacts:none"));
            let (_, signature) = other.rsplit_once('.').unwrap();
            for (token, status) in [(valid.clone(), 200), (format!("{message}.{signature}"), 401)] {
                let request = Request::get("/contacts").header("authorization", format!("Bearer {token}"));
                let response = service.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
                assert_eq!(response.status().as_u16(), status, "{:?}", signer.algorithm);
            }
        }
    }
}
