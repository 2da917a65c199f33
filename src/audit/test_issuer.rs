//! An issuer for tests.

use crate::access::token_error::InvalidToken;
use crate::resource::{Claims, Expected, Issuer, Verification, Verified, Verifier};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use core::fmt::Display;
use core::hash::BuildHasher;
use std::hash::RandomState;
use std::sync::Arc;

/// An issuer for tests: its tokens are valid in one process only.
///
/// A token is the claims and a keyed hash of them, so a test cannot confuse it with a token of another issuer. It is no
/// protection against an attacker who can try as often as he wants, so do not use it in a service.
#[derive(Clone, Debug)]
pub struct TestIssuer {
    identifier: Arc<str>,
    audience: Arc<str>,
    keys: [RandomState; 2],
}

impl TestIssuer {
    /// Makes an issuer with an identifier, for the resource with the identifier `audience`.
    pub fn new(identifier: impl Into<Arc<str>>, audience: impl Into<Arc<str>>) -> Self {
        Self {
            identifier: identifier.into(),
            audience: audience.into(),
            keys: [RandomState::new(), RandomState::new()],
        }
    }

    /// The issuer, for [`ProtectedResource::issuer`](crate::resource::ProtectedResource::issuer).
    pub fn issuer(&self) -> Issuer {
        Issuer::new(&*self.identifier, self.clone())
    }

    /// Makes a token of a client with these scopes. It is valid until the year 2100.
    pub fn token(&self, scopes: impl Display) -> String {
        self.token_with(&serde_json::json!({ "scope": scopes.to_string(), "client_id": "test" }))
    }

    /// Makes a token with claims of its own. `iss`, `aud`, `sub` and `exp` are added, if they are absent.
    pub fn token_with(&self, claims: &serde_json::Value) -> String {
        let mut all = serde_json::json!({
            "iss": &*self.identifier, "aud": &*self.audience, "sub": "test", "exp": 4_102_444_800_u64
        });
        if let (Some(all), Some(own)) = (all.as_object_mut(), claims.as_object()) {
            all.extend(own.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        let claims = URL_SAFE_NO_PAD.encode(all.to_string());
        let signature = self.signature(&claims);
        format!("{claims}.{signature}")
    }

    fn signature(&self, claims: &str) -> String {
        let [first, second] = &self.keys;
        format!("{:016x}{:016x}", first.hash_one(claims), second.hash_one(claims))
    }
}

impl Verifier for TestIssuer {
    fn verify<'a>(&'a self, token: &'a str, expected: Expected<'a>) -> Verification<'a> {
        Box::pin(async move {
            let (claims, signature) = token.split_once('.').ok_or(InvalidToken::Malformed)?;
            if self.signature(claims) != signature {
                return Err(InvalidToken::Signature.into());
            }
            let json = URL_SAFE_NO_PAD.decode(claims).map_err(|_| InvalidToken::Malformed)?;
            let claims = Claims::parse(core::str::from_utf8(&json).map_err(|_| InvalidToken::Malformed)?)?;
            claims.check(&expected)?;
            Ok(Verified::new(claims))
        })
    }
}
