//! The claims of an access token: RFC 7519 section 4.1, RFC 9068 section 2.2, RFC 7662 section 2.2.

mod known;

use super::expected::Expected;
use super::required_claims::RequiredClaims;
use crate::access::token_error::InvalidToken;
use core::fmt;
use known::Known;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::time::SystemTime;

/// The claims of an access token: those that a resource server checks, and the text of all of them.
///
/// A verifier reads them with [`Claims::parse`] from a payload whose signature it has checked, or from the response of
/// an introspection endpoint, and then calls [`Claims::check`].
///
/// ```
/// use scopewright::resource::Claims;
///
/// let claims = Claims::parse(r#"{ "iss": "https://login.example", "sub": "ada", "exp": 4102444800, "scope": "mail" }"#)?;
/// assert_eq!((claims.subject(), claims.scope()), (Some("ada"), "mail"));
/// # Ok::<(), scopewright::InvalidToken>(())
/// ```
#[derive(Clone)]
pub struct Claims {
    known: Known,
    json: Box<str>,
}

impl Claims {
    /// Reads claims from a JSON object.
    ///
    /// The scopes are a string in `scope` or `scp`, or an array of strings in either of them.
    ///
    /// # Errors
    /// - [`InvalidToken::Malformed`] if the text is not a JSON object, if a claim has a wrong type or occurs twice, or if
    ///   `scope` and `scp` are both present and differ.
    /// - [`InvalidToken::Bound`] if the token has the claim `cnf`.
    pub fn parse(json: &str) -> Result<Self, InvalidToken> {
        Self::parse_requiring(json, &[])
    }

    /// Reads claims, as [`Claims::parse`] does, among which those of these names must be present and not `null`.
    ///
    /// # Errors
    /// Those of [`Claims::parse`], and [`InvalidToken::MissingClaim`].
    pub(crate) fn parse_requiring(json: &str, required: &[Box<str>]) -> Result<Self, InvalidToken> {
        let mut known = Known::read(json, required).map_err(|_| InvalidToken::Malformed)?;
        if known.cnf {
            return Err(InvalidToken::Bound);
        }
        if known.lacks_required {
            return Err(InvalidToken::MissingClaim);
        }
        known.scope = match (known.scope.take(), known.scp.take()) {
            (Some(scope), Some(scp)) if scope != scp => return Err(InvalidToken::Malformed),
            (Some(scope), _) | (None, Some(scope)) => Some(scope),
            (None, None) => None,
        };
        Ok(Self { known, json: json.into() })
    }

    /// Checks the issuer, the audience and the times.
    ///
    /// The claim `exp` must be present. The issuer and the audience must be present if they are expected.
    ///
    /// # Errors
    /// Returns the first reason that makes the token invalid.
    pub fn check(&self, expected: &Expected<'_>) -> Result<(), InvalidToken> {
        self.check_requiring(expected, RequiredClaims::ALL)
    }

    /// Checks the issuer, the audience and the times, of which some may be absent.
    ///
    /// # Errors
    /// Returns the first reason that makes the token invalid.
    pub fn check_requiring(&self, expected: &Expected<'_>, required: RequiredClaims) -> Result<(), InvalidToken> {
        let now = expected.now.duration_since(SystemTime::UNIX_EPOCH).map_err(|_| InvalidToken::NotYetValid)?;
        if let Some(issuer) = expected.issuer {
            match self.issuer() {
                Some(own) if own == issuer => {}
                Some(_) => return Err(InvalidToken::Issuer),
                None if required.issuer => return Err(InvalidToken::MissingClaim),
                None => {}
            }
        }
        if let Some(audiences) = expected.audiences {
            match self.known.aud.as_ref().map(|own| &*own.0) {
                None | Some([]) if required.audience => return Err(InvalidToken::MissingClaim),
                None => {}
                Some(own) if own.iter().any(|own| audiences.iter().any(|expected| **own == **expected)) => {}
                Some(_) => return Err(InvalidToken::Audience),
            }
        }
        match self.known.exp {
            Some(expires) if now >= expires.0.saturating_add(expected.leeway) => return Err(InvalidToken::Expired),
            None if required.expiry => return Err(InvalidToken::MissingClaim),
            _ => {}
        }
        match self.known.nbf {
            Some(begins) if begins.0 > now.saturating_add(expected.leeway) => Err(InvalidToken::NotYetValid),
            _ => Ok(()),
        }
    }

    /// The issuer: `iss`.
    pub fn issuer(&self) -> Option<&str> {
        self.known.iss.as_deref()
    }

    /// Whom the token is about, such as the user: `sub`.
    pub fn subject(&self) -> Option<&str> {
        self.known.sub.as_deref()
    }

    /// The client that obtained the token: `client_id`, or `azp` if that is absent.
    pub fn client_id(&self) -> Option<&str> {
        self.known.client_id.as_deref().or(self.known.azp.as_deref())
    }

    /// The resources that the token is meant for: `aud`.
    pub fn audiences(&self) -> impl Iterator<Item = &str> {
        self.known.aud.iter().flat_map(|own| own.0.iter()).map(|audience| &**audience)
    }

    /// The time at which the token expires: `exp`.
    pub fn expires_at(&self) -> Option<SystemTime> {
        SystemTime::UNIX_EPOCH.checked_add(self.known.exp?.0)
    }

    /// The scopes as text, separated by spaces: `scope` or `scp`. The text is empty if the token has neither.
    pub fn scope(&self) -> &str {
        self.known.scope.as_ref().map_or("", |scope| &scope.0)
    }

    /// The JSON text of all claims.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// Reads further claims into a type of the service.
    ///
    /// # Errors
    /// Returns [`InvalidToken::MissingClaim`] if the claims do not have the form of the type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, InvalidToken> {
        serde_json::from_str(&self.json).map_err(|_| InvalidToken::MissingClaim)
    }

    /// The number of bytes that the claims take in memory, approximately.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + 2 * self.json.len()
    }
}

/// The issuer that a payload names, before anything about the token is verified.
#[derive(Deserialize)]
pub(super) struct UnverifiedIssuer {
    pub(super) iss: Box<str>,
}

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claims")
            .field("issuer", &self.issuer())
            .field("subject", &self.subject())
            .field("client_id", &self.client_id())
            .field("scope", &self.scope())
            .finish_non_exhaustive()
    }
}
