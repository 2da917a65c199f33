//! Tokens that are signed by the keys of RFC 8032 section 7.1.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::crypto::rust_crypto::DEFAULT_PROVIDER;
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};

/// A key with its identifier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Signer {
    pub(crate) kid: &'static str,
    secret: &'static str,
    public: &'static str,
}

pub(crate) const A: Signer = Signer {
    kid: "a",
    secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    public: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
};

pub(crate) const B: Signer = Signer {
    kid: "b",
    secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    public: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
};

/// This one is never published.
pub(crate) const C: Signer = Signer {
    kid: "c",
    secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    public: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
};

impl Signer {
    /// The public key as a JSON Web Key: RFC 8037 section 2.
    pub(crate) fn jwk(&self) -> Value {
        json!({ "kty": "OKP", "crv": "Ed25519", "kid": self.kid, "x": base64url(bytes(self.public)) })
    }

    /// A token of an issuer. Tokens with different numbers differ.
    pub(crate) fn token(&self, issuer: &str, number: usize) -> String {
        self.sign(&json!({
            "iss": issuer, "aud": "https://api.example", "sub": "ada", "exp": 4_102_444_800_u64,
            "scope": "contacts:read", "jti": number,
        }))
    }

    pub(crate) fn sign(&self, claims: &Value) -> String {
        let header = json!({ "alg": "EdDSA", "kid": self.kid });
        let message = format!("{}.{}", base64url(header.to_string()), base64url(claims.to_string()));
        // The key in the format of PKCS #8: RFC 8410 section 7.
        let mut der = bytes("302e020100300506032b657004220420");
        der.extend(bytes(self.secret));
        let key = EncodingKey::from_ed_der(&der);
        let signature = (DEFAULT_PROVIDER.signer_factory)(&Algorithm::EdDSA, &key).unwrap().sign(message.as_bytes());
        format!("{message}.{}", base64url(signature))
    }
}

/// A JWK set.
pub(crate) fn jwks(signers: &[Signer]) -> Value {
    json!({ "keys": signers.iter().map(Signer::jwk).collect::<Vec<_>>() })
}

fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
    (0..hexadecimal.len()).step_by(2).map(|at| u8::from_str_radix(&hexadecimal[at..at + 2], 16).unwrap()).collect()
}
