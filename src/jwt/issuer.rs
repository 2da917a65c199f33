//! Issuers of JSON Web Tokens.

use super::source::KeySource;
use super::verifier::JwtVerifier;
use crate::resource::Issuer;

impl Issuer {
    /// Makes an issuer from its identifier, which is the claim `iss` of its tokens, and the keys that sign its tokens.
    ///
    /// This is [`Issuer::new`] with a [`JwtVerifier`] that is configured by default.
    ///
    /// ```
    /// use scopewright::jwt::KeySet;
    /// use scopewright::resource::Issuer;
    ///
    /// let keys = KeySet::from_json(
    ///     r#"{ "keys": [{ "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }] }"#,
    /// )?;
    /// let issuer = Issuer::keys("https://login.example", keys);
    /// # Ok::<(), scopewright::jwt::KeyError>(())
    /// ```
    pub fn keys(identifier: impl Into<Box<str>>, source: impl KeySource) -> Self {
        Self::new(identifier, JwtVerifier::new(source))
    }
}
