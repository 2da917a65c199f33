//! Signs tokens with the keys of `tests/fixtures/keys`, which are for tests only.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::crypto::rust_crypto::DEFAULT_PROVIDER;
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};
use std::fs;

/// A secret of 64 bytes.
pub(crate) const SECRET: &[u8; 64] = b"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A private key of the fixtures, or a secret, with an algorithm.
#[derive(Clone)]
pub(crate) struct Signer {
    pub(crate) algorithm: Algorithm,
    key: EncodingKey,
}

impl Signer {
    pub(crate) fn new(algorithm: Algorithm, key: &str) -> Self {
        let der = der(&format!("{key}.private"));
        let key = match key {
            "p256" | "p384" => EncodingKey::from_ec_der(&der),
            "ed25519" => EncodingKey::from_ed_der(&der),
            _ => EncodingKey::from_rsa_der(&der),
        };
        Self { algorithm, key }
    }

    pub(crate) fn hmac(algorithm: Algorithm, secret: &[u8]) -> Self {
        Self { algorithm, key: EncodingKey::from_secret(secret) }
    }

    /// A token with the header that belongs to the algorithm.
    pub(crate) fn token(&self, payload: &str) -> String {
        self.with_header(&self.header(""), payload)
    }

    /// The header with the name of the algorithm, followed by further members.
    pub(crate) fn header(&self, members: &str) -> String {
        format!(r#"{{"alg":"{:?}"{members}}}"#, self.algorithm)
    }

    /// A token with this header, whatever it says.
    pub(crate) fn with_header(&self, header: &str, payload: impl AsRef<[u8]>) -> String {
        self.sign(&format!("{}.{}", base64url(header), base64url(payload)))
    }

    /// Appends a signature to a text.
    pub(crate) fn sign(&self, message: &str) -> String {
        let signer = (DEFAULT_PROVIDER.signer_factory)(&self.algorithm, &self.key).unwrap();
        format!("{message}.{}", base64url(signer.sign(message.as_bytes())))
    }
}

/// A public key of the fixtures as a JSON Web Key.
pub(crate) fn jwk(key: &str) -> Value {
    let der = der(&format!("{key}.public"));
    // The numbers are at the end of the key.
    let end = |from: usize, to: usize| base64url(&der[der.len() - from..der.len() - to]);
    match key {
        "p256" => json!({ "kty": "EC", "crv": "P-256", "x": end(64, 32), "y": end(32, 0) }),
        "p384" => json!({ "kty": "EC", "crv": "P-384", "x": end(96, 48), "y": end(48, 0) }),
        "ed25519" => json!({ "kty": "OKP", "crv": "Ed25519", "x": end(32, 0) }),
        "rsa-small" => json!({ "kty": "RSA", "n": end(5 + 128, 5), "e": end(3, 0) }),
        _ => json!({ "kty": "RSA", "n": end(5 + 256, 5), "e": end(3, 0) }),
    }
}

/// The text of a PEM file of the fixtures.
pub(crate) fn pem(name: &str) -> String {
    fs::read_to_string(format!("{}/{name}.pem", super::KEYS)).unwrap()
}

/// The content of a PEM file of the fixtures.
pub(crate) fn der(name: &str) -> Vec<u8> {
    let text: String = pem(name).lines().skip(1).filter(|line| !line.starts_with('-')).collect();
    STANDARD.decode(text).unwrap()
}

pub(crate) fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
