//! Why a caller is refused, in the terms of RFC 6750 section 3.

use core::fmt;
use scope_types::{CatalogScope, CatalogSet, Kind, Requirement};

/// Why a caller is refused.
///
/// It knows the status and the challenge of the response: RFC 6750 section 3, RFC 9110 section 11.6.1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    /// No grant was found: the service does not authenticate.
    UnauthenticatedService,
    Anonymous,
    InvalidToken,
    /// The scopes of the nearest alternative, and those of them that are missing, space-separated.
    InsufficientScope {
        needed: String,
        missing: String,
    },
    /// `denied`: no scope helps.
    Forbidden,
}

impl Denied {
    pub(crate) fn unauthenticated_service() -> Self {
        Self { reason: Reason::UnauthenticatedService }
    }

    pub(crate) fn anonymous() -> Self {
        Self { reason: Reason::Anonymous }
    }

    pub(crate) fn invalid_token() -> Self {
        Self { reason: Reason::InvalidToken }
    }

    /// Of a requirement that these scopes do not meet.
    pub(crate) fn insufficient_scope<S: CatalogSet>(requirement: &Requirement<S>, effective: &S) -> Self {
        let reason = match requirement.nearest_alternative(effective) {
            Some(needed) if requirement.kind() == Kind::Scopes => {
                let missing = S::from_ids(needed.scopes().map(CatalogScope::id).filter(|id| !effective.has(*id)));
                Reason::InsufficientScope { needed: needed.to_string(), missing: missing.to_string() }
            }
            _ => Reason::Forbidden,
        };
        Self { reason }
    }

    /// The HTTP status: 401, 403, or 500 where the service itself is at fault.
    pub fn status(&self) -> u16 {
        match self.reason {
            Reason::UnauthenticatedService => 500,
            Reason::Anonymous | Reason::InvalidToken => 401,
            Reason::InsufficientScope { .. } | Reason::Forbidden => 403,
        }
    }

    /// The `WWW-Authenticate` field that the response carries, if it carries one.
    ///
    /// RFC 6750 section 3.1: without any token there is no error code; scopes that are missing are named.
    pub fn challenge(&self) -> Option<String> {
        match &self.reason {
            Reason::UnauthenticatedService | Reason::Forbidden => None,
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
            Reason::UnauthenticatedService => {
                f.write_str("no grant in the request: the layer that verifies tokens did not run before the handler")
            }
            Reason::Anonymous => f.write_str("a bearer token is needed"),
            Reason::InvalidToken => f.write_str("the bearer token is not valid"),
            Reason::InsufficientScope { missing, .. } => write!(f, "missing scope: {missing}"),
            Reason::Forbidden => f.write_str("nobody may do this"),
        }
    }
}

impl core::error::Error for Denied {}
