//! The interface of what verifies tokens.

use super::claims::Claims;
use super::expected::Expected;
use super::misconfigured::Misconfigured;
use crate::access::token_error::InvalidToken;
use core::fmt;
use core::pin::Pin;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Verifies access tokens: `JwtVerifier`, `Introspection`, or a type of your own.
///
/// ```
/// use scopewright::InvalidToken;
/// use scopewright::resource::{Claims, Expected, TokenError, Verification, Verified, Verifier};
///
/// /// Accepts one token, for a demonstration.
/// struct OneToken;
///
/// impl Verifier for OneToken {
///     fn verify<'a>(&'a self, token: &'a str, expected: Expected<'a>) -> Verification<'a> {
///         Box::pin(async move {
///             if token != "letmein" {
///                 return Err(TokenError::from(InvalidToken::Signature));
///             }
///             let claims = Claims::parse(r#"{ "sub": "ada", "scope": "mail", "exp": 4102444800 }"#)?;
///             claims.check(&Expected { issuer: None, audiences: None, ..expected })?;
///             Ok(Verified::new(claims))
///         })
///     }
/// }
/// ```
pub trait Verifier: Send + Sync + 'static {
    /// Verifies a token.
    ///
    /// The token has the characters of RFC 6750 section 2.1 and at most
    /// [`max_token_length`](super::ProtectedResource::max_token_length) bytes; nothing else about it is known. The
    /// future may be dropped before it is ready.
    fn verify<'a>(&'a self, token: &'a str, expected: Expected<'a>) -> Verification<'a>;

    /// Returns `true` if the verifier reads tokens that are not JSON Web Tokens.
    fn reads_opaque_tokens(&self) -> bool {
        true
    }

    /// Checks the configuration of the verifier. [`ProtectedResource::check`](super::ProtectedResource::check) calls this.
    ///
    /// # Errors
    /// Returns what is wrong with the configuration.
    fn check(&self) -> Result<(), Misconfigured> {
        Ok(())
    }
}

/// The future of a verification.
pub type Verification<'a> = Pin<Box<dyn Future<Output = Result<Verified, TokenError>> + Send + 'a>>;

/// The result of a successful verification.
#[derive(Clone, Debug)]
pub struct Verified {
    pub(super) claims: Claims,
    pub(super) remembered_until: Option<SystemTime>,
    pub(super) withdrawal: Option<Withdrawal>,
}

impl Verified {
    /// Makes the result from claims that were checked. It may be remembered until the token expires.
    pub fn new(claims: Claims) -> Self {
        let remembered_until = claims.expires_at();
        Self { claims, remembered_until, withdrawal: None }
    }

    /// Lets the result be remembered no longer than until `time`. The time of `exp` is a bound, too.
    #[must_use]
    pub fn remembered_until(mut self, time: SystemTime) -> Self {
        self.remembered_until = Some(self.remembered_until.map_or(time, |bound| bound.min(time)));
        self
    }

    /// Lets the result be forgotten at a withdrawal, such as that of the key that signed the token.
    #[must_use]
    pub fn revoked_by(mut self, withdrawal: Withdrawal) -> Self {
        self.withdrawal = Some(withdrawal);
        self
    }
}

/// A flag that whoever verified tokens sets when they no longer count, such as at the withdrawal of a key.
#[derive(Clone, Debug, Default)]
pub struct Withdrawal(Arc<AtomicBool>);

impl Withdrawal {
    /// Makes a flag that is not set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the flag: results that refer to it are no longer used.
    pub fn withdraw(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Returns whether the flag is set.
    pub fn is_withdrawn(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// The reason why a token is not verified.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum TokenError {
    /// The token is invalid: the response has the status 401.
    Invalid(InvalidToken),
    /// The token cannot be verified now: the response has the status 503.
    Unavailable {
        /// The time after which the client may try again.
        retry_after: Duration,
    },
}

impl From<InvalidToken> for TokenError {
    fn from(invalid: InvalidToken) -> Self {
        Self::Invalid(invalid)
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(invalid) => invalid.fmt(f),
            Self::Unavailable { .. } => f.write_str("the token cannot be verified now"),
        }
    }
}

impl core::error::Error for TokenError {}
