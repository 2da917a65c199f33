//! Several issuers, which the claim `iss` of a token tells apart before anything is fetched.

use super::claims::UnverifiedIssuer;
use super::expected::Expected;
use super::misconfigured::Misconfigured;
use super::verifier::{TokenError, Verified, Verifier};
use crate::access::token_error::InvalidToken;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::sync::Arc;

/// An authorization server whose tokens a protected resource accepts, and what verifies these tokens.
#[derive(Clone)]
pub struct Issuer {
    identifier: Option<Box<str>>,
    audiences: Option<Box<[Box<str>]>>,
    verifier: Arc<dyn Verifier>,
}

impl Issuer {
    /// Makes an issuer from its identifier, which is the claim `iss` of its tokens, and a verifier.
    pub fn new(identifier: impl Into<Box<str>>, verifier: impl Verifier) -> Self {
        Self { identifier: Some(identifier.into()), audiences: None, verifier: Arc::new(verifier) }
    }

    /// Makes an issuer without an identifier from a verifier, for tests and for tokens without `iss`. It must be the only
    /// issuer.
    pub fn unnamed(verifier: impl Verifier) -> Self {
        Self { identifier: None, audiences: None, verifier: Arc::new(verifier) }
    }

    /// Says which audiences the tokens of this issuer may have: the claim `aud`. Without this, it is the identifier of the
    /// protected resource.
    #[must_use]
    pub fn audiences<A: Into<Box<str>>>(mut self, audiences: impl IntoIterator<Item = A>) -> Self {
        self.audiences = Some(audiences.into_iter().map(Into::into).collect());
        self
    }

    /// The identifier: RFC 8414 section 2, `issuer`.
    pub fn identifier(&self) -> Option<&str> {
        self.identifier.as_deref()
    }
}

/// The issuers of a protected resource.
#[derive(Clone, Default)]
pub(super) struct Issuers(Vec<Issuer>);

/// Why a list of issuers cannot serve.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Conflict {
    None,
    Twice,
    UnnamedBesideOthers,
    SeveralForOpaqueTokens,
}

impl Issuers {
    pub(super) fn add(&mut self, issuer: Issuer) {
        self.0.push(issuer);
    }

    /// The identifiers, for the metadata of the resource.
    pub(super) fn identifiers(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(Issuer::identifier)
    }

    /// Checks that each token has at most one issuer.
    ///
    /// # Errors
    /// Returns the reason why the list cannot serve.
    pub(super) fn check(&self) -> Result<(), Conflict> {
        if self.0.is_empty() {
            return Err(Conflict::None);
        }
        let is_twice =
            |(at, issuer): (usize, &Issuer)| self.0.iter().take(at).any(|other| other.identifier == issuer.identifier);
        if self.0.len() > 1 && self.0.iter().any(|issuer| issuer.identifier.is_none()) {
            return Err(Conflict::UnnamedBesideOthers);
        }
        if self.0.iter().enumerate().any(is_twice) {
            return Err(Conflict::Twice);
        }
        // To send a token to a server that did not issue it would disclose it.
        if self.0.iter().filter(|issuer| issuer.verifier.reads_opaque_tokens()).count() > 1 {
            return Err(Conflict::SeveralForOpaqueTokens);
        }
        Ok(())
    }

    /// Checks the configuration of each verifier.
    ///
    /// # Errors
    /// Returns what is wrong with the first one that cannot verify tokens.
    pub(super) fn check_verifiers(&self) -> Result<(), Misconfigured> {
        self.0.iter().try_for_each(|issuer| issuer.verifier.check())
    }

    /// Verifies a token by its issuer.
    ///
    /// # Errors
    /// Returns why the token is not verified.
    pub(super) async fn verify(&self, token: &str, expected: Expected<'_>) -> Result<Verified, TokenError> {
        let issuer = self.issuer_of(token).ok_or(InvalidToken::Issuer)?;
        let expected = Expected {
            issuer: issuer.identifier(),
            audiences: issuer.audiences.as_deref().or(expected.audiences),
            ..expected
        };
        issuer.verifier.verify(token, expected).await
    }

    fn issuer_of(&self, token: &str) -> Option<&Issuer> {
        if let [only] = &*self.0 {
            return Some(only);
        }
        match unverified_issuer(token) {
            Some(named) => self.0.iter().find(|issuer| issuer.identifier() == Some(&named)),
            None if is_jwt(token) => None,
            None => self.0.iter().find(|issuer| issuer.verifier.reads_opaque_tokens()),
        }
    }
}

/// Whether a token has the three parts of a JSON Web Signature, of which the first is a JSON object.
pub(super) fn is_jwt(token: &str) -> bool {
    token.starts_with("eyJ") && token.bytes().filter(|byte| *byte == b'.').count() == 2
}

/// The issuer that a token names. Nothing about the token is verified.
fn unverified_issuer(token: &str) -> Option<Box<str>> {
    let payload = token.split('.').nth(1).filter(|_| is_jwt(token))?;
    let payload = URL_SAFE_NO_PAD.decode(payload).ok()?;
    serde_json::from_slice(&payload).map(|claims: UnverifiedIssuer| claims.iss).ok()
}
