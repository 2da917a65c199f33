//! The refusal of a caller, in the terms of RFC 6750 section 3.

use super::challenge::Challenge;
use super::token_error::{InvalidRequest, InvalidToken};
use core::fmt;
use core::time::Duration;
use scope_types::{Catalog, CatalogScope, CatalogSet, NotCanonical, Requirement, RequirementKind};
use std::sync::Arc;

/// The refusal of a caller: its reason, and the status and the challenge of the HTTP response.
///
/// The status and the challenge follow RFC 6750 section 3 (bearer tokens) and RFC 9110 section 11.6.1
/// (`WWW-Authenticate`). `Display` writes a message, which is meant for the client if the status is 401 or 403, and for
/// the log if it is 500.
///
/// ```
/// # use doc_catalogs::mail::*;
/// let caller = Caller::client(ScopeSet::literal("mail"));
/// let denied = caller.require(Scope::Calendar).unwrap_err();
/// assert_eq!(denied.status(), 403);
/// assert_eq!(denied.to_string(), "missing scope: calendar");
/// assert_eq!(denied.challenge().as_deref(), Some(r#"Bearer error="insufficient_scope", scope="calendar""#));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    reason: Reason,
    /// Why the token is invalid, if whoever verified it said so.
    invalid_token: Option<InvalidToken>,
    /// The scopes that the operation needs, for the challenge of a request without a token.
    scope: Option<String>,
    /// The location of the metadata of the protected resource.
    resource_metadata: Option<Arc<str>>,
}

/// The reason for a refusal. A service that has an error format of its own translates this.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::Reason;
///
/// let caller = Caller::client(ScopeSet::literal("mail"));
/// let denied = caller.require(ScopeSet::literal("mail calendar")).unwrap_err();
/// let Reason::InsufficientScope { needed, missing } = denied.reason() else { panic!("{denied}") };
/// assert_eq!((needed.as_str(), missing.as_str()), ("mail calendar", "calendar"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The request has no [`Caller`](crate::Caller) of the catalog: the authentication layer did not run. This is a
    /// mistake in the service, not in the request.
    NoCaller {
        /// The title of the catalog.
        catalog: &'static str,
    },
    /// The path of the request is ambiguous or malformed. Only a protected resource refuses requests for this reason.
    NotCanonical(NotCanonical),
    /// The `Authorization` field of the request cannot be read: `invalid_request` of RFC 6750 section 3.1.
    InvalidRequest(InvalidRequest),
    /// The request is for a host that the protected resource does not serve.
    Misdirected,
    /// The request has no token.
    Anonymous,
    /// The token is malformed, expired, revoked or forged.
    InvalidToken,
    /// The token is valid, and its scopes do not meet the requirement.
    InsufficientScope {
        /// The required scopes, separated by spaces, in catalog order. If the requirement has alternatives, these are
        /// the scopes of the alternative with the fewest missing scopes.
        needed: String,
        /// The required scopes that the caller does not have.
        missing: String,
    },
    /// The requirement is `denied`, or [`Caller::require`](crate::Caller::require) had an empty set: no caller is
    /// allowed.
    Forbidden,
    /// The catalog does not list the method and the path.
    NotListed,
    /// The catalog does not list the method and the path, and the protected resource hides this behind a 404.
    NotFound,
    /// The token cannot be verified now, because its issuer does not answer.
    Unavailable {
        /// The time after which the client may try again.
        retry_after: Duration,
    },
    /// The protected resource is not configured completely, so it refuses every request. The log says what is missing.
    Misconfigured,
}

impl Denied {
    /// Creates a refusal for a reason that needs no further words.
    pub(crate) const fn because(reason: Reason) -> Self {
        Self { reason, invalid_token: None, scope: None, resource_metadata: None }
    }

    pub(crate) fn no_caller<S: CatalogSet>() -> Self {
        Self::because(Reason::NoCaller { catalog: Catalog::<S::Scope>::new().title() })
    }

    pub(crate) fn anonymous() -> Self {
        Self::because(Reason::Anonymous)
    }

    pub(crate) fn invalid_token() -> Self {
        Self::because(Reason::InvalidToken)
    }

    pub(crate) fn forbidden() -> Self {
        Self::because(Reason::Forbidden)
    }

    /// Creates the refusal of a caller whose effective scopes do not meet a requirement.
    pub(crate) fn insufficient_scope<S: CatalogSet>(requirement: &Requirement<'_, S>, effective: &S) -> Self {
        match requirement.nearest_alternative(effective) {
            Some(needed) if requirement.kind() == RequirementKind::Scopes => Self::missing_scopes(needed, effective),
            _ => Self::forbidden(),
        }
    }

    /// Creates the refusal of a caller whose effective scopes do not include all of `needed`.
    pub(crate) fn missing_scopes<S: CatalogSet>(needed: S, effective: &S) -> Self {
        let missing = S::from_ids(needed.scopes().map(CatalogScope::id).filter(|id| !effective.has(*id)));
        Self::because(Reason::InsufficientScope { needed: needed.to_string(), missing: missing.to_string() })
    }

    /// Returns the reason.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// Returns why the token is invalid, if the reason is [`Reason::InvalidToken`] and whoever verified the token said
    /// so.
    pub fn token_error(&self) -> Option<InvalidToken> {
        self.invalid_token
    }

    /// Returns the HTTP status.
    ///
    /// - 400: [`Reason::NotCanonical`], [`Reason::InvalidRequest`]
    /// - 401: [`Reason::Anonymous`], [`Reason::InvalidToken`]
    /// - 403: [`Reason::InsufficientScope`], [`Reason::Forbidden`], [`Reason::NotListed`]
    /// - 404: [`Reason::NotFound`]
    /// - 421: [`Reason::Misdirected`]
    /// - 500: [`Reason::NoCaller`], [`Reason::Misconfigured`]
    /// - 503: [`Reason::Unavailable`]
    pub fn status(&self) -> u16 {
        match self.reason {
            Reason::NotCanonical(_) | Reason::InvalidRequest(_) => 400,
            Reason::Anonymous | Reason::InvalidToken => 401,
            Reason::InsufficientScope { .. } | Reason::Forbidden | Reason::NotListed => 403,
            Reason::NotFound => 404,
            Reason::Misdirected => 421,
            Reason::NoCaller { .. } | Reason::Misconfigured => 500,
            Reason::Unavailable { .. } => 503,
        }
    }

    /// Returns the status code of gRPC, such as 16 for `UNAUTHENTICATED`.
    ///
    /// See "Status codes and their use in gRPC". A host that is not served and a method that is not found are 12,
    /// `UNIMPLEMENTED`, as servers of gRPC answer to methods that they do not know.
    pub fn grpc_code(&self) -> u8 {
        match self.status() {
            400 => 3,
            401 => 16,
            403 => 7,
            404 | 421 => 12,
            503 => 14,
            _ => 13,
        }
    }

    /// Returns the error code of RFC 6750 section 3.1, if the challenge of the response has one.
    pub fn error(&self) -> Option<&'static str> {
        match self.reason {
            Reason::InvalidRequest(_) => Some("invalid_request"),
            Reason::InvalidToken => Some("invalid_token"),
            Reason::InsufficientScope { .. } => Some("insufficient_scope"),
            _ => None,
        }
    }

    /// Returns the value of the `WWW-Authenticate` field of the response, if the response has one.
    ///
    /// The challenge has no error code if the request has no token (RFC 6750 section 3.1). The parameter `scope` lists
    /// the scopes that the operation needs, as far as they are known: with the error code `insufficient_scope`, and
    /// behind a `ProtectedResource` also for a request without a token. There the parameter
    /// `resource_metadata` has the location of the metadata of the resource (RFC 9728 section 5.1).
    ///
    /// There is no challenge if another token would not help.
    pub fn challenge(&self) -> Option<String> {
        let mut challenge = Challenge::new("Bearer");
        match &self.reason {
            Reason::Anonymous => {}
            Reason::InvalidToken => {
                challenge.add("error", "invalid_token");
                if let Some(invalid) = self.invalid_token {
                    challenge.add("error_description", invalid);
                }
            }
            Reason::InvalidRequest(invalid) => {
                challenge.add("error", "invalid_request");
                challenge.add("error_description", invalid);
            }
            Reason::InsufficientScope { needed, .. } => {
                challenge.add("error", "insufficient_scope");
                challenge.add("scope", needed);
            }
            // A protected resource tells its clients where its metadata is.
            Reason::Forbidden | Reason::NotListed if self.resource_metadata.is_some() => {}
            _ => return None,
        }
        if let Some(scope) = &self.scope {
            challenge.add("scope", scope);
        }
        if let Some(location) = &self.resource_metadata {
            challenge.add("resource_metadata", location);
        }
        Some(challenge.into_text())
    }
}

/// What a protected resource adds to a refusal.
#[cfg(feature = "resource")]
impl Denied {
    /// The scopes that the operation needs, if they are known.
    pub(crate) fn scope(&self) -> Option<&str> {
        match &self.reason {
            Reason::InsufficientScope { needed, .. } => Some(needed),
            _ => self.scope.as_deref(),
        }
    }

    /// Says why the token is invalid.
    pub(crate) fn with_token_error(mut self, invalid: InvalidToken) -> Self {
        self.invalid_token = Some(invalid);
        self
    }

    /// Says where the metadata of the resource is.
    pub(crate) fn with_resource_metadata(mut self, location: &Arc<str>) -> Self {
        self.resource_metadata = Some(Arc::clone(location));
        self
    }

    /// Says which scopes a request without a token needs: those of the requirement's smallest alternative.
    pub(crate) fn with_scope_of<S: CatalogSet>(mut self, requirement: &Requirement<'_, S>) -> Self {
        if self.reason == Reason::Anonymous {
            self.scope = requirement.nearest_alternative(&S::EMPTY).map(|scopes| scopes.to_string());
        }
        self
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::NoCaller { catalog } => write!(
                f,
                "no `Caller` of the catalog `{catalog}` in the request: the authentication layer did not run before the handler"
            ),
            Reason::NotCanonical(reason) => reason.fmt(f),
            Reason::InvalidRequest(reason) => reason.fmt(f),
            Reason::Misdirected => f.write_str("this host is not served here"),
            Reason::Anonymous => f.write_str("an access token is required"),
            Reason::InvalidToken => match self.invalid_token {
                Some(invalid) => invalid.fmt(f),
                None => f.write_str("the access token is invalid"),
            },
            Reason::InsufficientScope { missing, .. } => write!(f, "missing scope: {missing}"),
            Reason::Forbidden => f.write_str("access denied"),
            Reason::NotListed => f.write_str("the method and the path are not listed"),
            Reason::NotFound => f.write_str("not found"),
            Reason::Unavailable { .. } => f.write_str("the access token cannot be verified now"),
            Reason::Misconfigured => f.write_str("the protected resource is not configured"),
        }
    }
}

impl core::error::Error for Denied {}
