//! The refusal of a caller, in the terms of RFC 6750 section 3.

use core::fmt;
use scope_types::{Catalog, CatalogScope, CatalogSet, Requirement, RequirementKind};

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
}

impl Denied {
    pub(crate) fn no_caller<S: CatalogSet>() -> Self {
        Self { reason: Reason::NoCaller { catalog: Catalog::<S::Scope>::new().title() } }
    }

    pub(crate) fn anonymous() -> Self {
        Self { reason: Reason::Anonymous }
    }

    pub(crate) fn invalid_token() -> Self {
        Self { reason: Reason::InvalidToken }
    }

    pub(crate) fn forbidden() -> Self {
        Self { reason: Reason::Forbidden }
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
        Self { reason: Reason::InsufficientScope { needed: needed.to_string(), missing: missing.to_string() } }
    }

    /// Returns the reason.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// Returns the HTTP status.
    ///
    /// It is 401 for a missing or invalid token, 403 for insufficient scopes and for [`Reason::Forbidden`], and 500 if
    /// the authentication layer did not run.
    pub fn status(&self) -> u16 {
        match self.reason {
            Reason::NoCaller { .. } => 500,
            Reason::Anonymous | Reason::InvalidToken => 401,
            Reason::InsufficientScope { .. } | Reason::Forbidden => 403,
        }
    }

    /// Returns the value of the `WWW-Authenticate` field of the response, if the response has one.
    ///
    /// The challenge has no error code if the request has no token (RFC 6750 section 3.1). With the error code
    /// `insufficient_scope`, the parameter `scope` lists the required scopes. There is no challenge if no token would
    /// help: for [`Reason::Forbidden`], and for the status 500.
    pub fn challenge(&self) -> Option<String> {
        match &self.reason {
            Reason::NoCaller { .. } | Reason::Forbidden => None,
            Reason::Anonymous => Some("Bearer".to_owned()),
            Reason::InvalidToken => Some(r#"Bearer error="invalid_token""#.to_owned()),
            // A scope-token holds neither `"` nor `\`, so it needs no escaping.
            Reason::InsufficientScope { needed, .. } => {
                Some(format!(r#"Bearer error="insufficient_scope", scope="{needed}""#))
            }
        }
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::NoCaller { catalog } => write!(
                f,
                "no `Caller` of the catalog `{catalog}` in the request: the authentication layer did not run before the handler"
            ),
            Reason::Anonymous => f.write_str("an access token is required"),
            Reason::InvalidToken => f.write_str("the access token is invalid"),
            Reason::InsufficientScope { missing, .. } => write!(f, "missing scope: {missing}"),
            Reason::Forbidden => f.write_str("access denied"),
        }
    }
}

impl core::error::Error for Denied {}
