//! Issuers that are known by their identifier only.

use super::remote_keys::RemoteKeys;
use crate::fetch::Client;
use crate::resource::Issuer;

impl Issuer {
    /// Makes an issuer of JSON Web Tokens from its identifier, which is the claim `iss` of its tokens (features `jwt` and
    /// `fetch`).
    ///
    /// Its metadata and its keys are fetched when the first token needs them: see [`RemoteKeys::discover`]. The HTTP client
    /// is [`Client::new`].
    ///
    /// ```
    /// use scopewright::resource::Issuer;
    ///
    /// let issuer = Issuer::discover("https://login.example");
    /// assert_eq!(issuer.identifier(), Some("https://login.example"));
    /// ```
    pub fn discover(identifier: impl Into<Box<str>>) -> Self {
        let identifier = identifier.into();
        Self::keys(identifier.clone(), RemoteKeys::discover(identifier, Client::new()))
    }
}
