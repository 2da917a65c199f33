//! Why a caller is refused, in the terms of RFC 6750 section 3.

use core::fmt;
use scope_types::{Catalog, CatalogScope, CatalogSet, Requirement, RequirementKind};

/// Why a caller is refused.
///
/// It knows the status and the challenge of the response: RFC 6750 section 3, RFC 9110 section 11.6.1.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// let caller = Caller::client(ScopeSet::literal("mail"));
/// let denied = caller.authorize::<requires::Has<{ Scope::Calendar as u16 }>>().unwrap_err();
/// assert_eq!(denied.status(), 403);
/// assert_eq!(denied.to_string(), "missing scope: calendar");
/// assert_eq!(denied.challenge().as_deref(), Some(r#"Bearer error="insufficient_scope", scope="calendar""#));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    reason: Reason,
}

/// Why a caller is refused: what a service's own error format is made from.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::Reason;
///
/// let denied = Caller::client(ScopeSet::literal("mail"))
///     .authorize::<requires::All<(requires::Has<{ Scope::Mail as u16 }>, requires::Has<{ Scope::Calendar as u16 }>)>>()
///     .unwrap_err();
/// let Reason::InsufficientScope { needed, missing } = denied.reason() else { panic!("{denied}") };
/// assert_eq!((needed.as_str(), missing.as_str()), ("mail calendar", "calendar"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// No caller for the catalog was found: the layer that verifies tokens did not run. The service is at fault.
    NoCaller {
        /// The title of the catalog.
        catalog: &'static str,
    },
    /// There is no token.
    Anonymous,
    /// There is a token, and it is not valid.
    InvalidToken,
    /// There is a valid token, and its scopes are not enough.
    InsufficientScope {
        /// The scopes of the alternative that misses fewest, space-separated in catalog order.
        needed: String,
        /// Those of them that are missing.
        missing: String,
    },
    /// `denied`: no scope helps.
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

    /// Of a requirement that these scopes do not meet.
    pub(crate) fn insufficient_scope<S: CatalogSet>(requirement: &Requirement<'_, S>, effective: &S) -> Self {
        match requirement.nearest_alternative(effective) {
            Some(needed) if requirement.kind() == RequirementKind::Scopes => Self::missing_scopes(needed, effective),
            _ => Self { reason: Reason::Forbidden },
        }
    }

    /// Of a set, some of which these scopes lack.
    pub(crate) fn missing_scopes<S: CatalogSet>(needed: S, effective: &S) -> Self {
        let missing = S::from_ids(needed.scopes().map(CatalogScope::id).filter(|id| !effective.has(*id)));
        Self { reason: Reason::InsufficientScope { needed: needed.to_string(), missing: missing.to_string() } }
    }

    /// Why, for an error format of one's own.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// The HTTP status: 401, 403, or 500 where the service itself is at fault.
    pub fn status(&self) -> u16 {
        match self.reason {
            Reason::NoCaller { .. } => 500,
            Reason::Anonymous | Reason::InvalidToken => 401,
            Reason::InsufficientScope { .. } | Reason::Forbidden => 403,
        }
    }

    /// The `WWW-Authenticate` field that the response carries, if it carries one.
    ///
    /// RFC 6750 section 3.1: without any token there is no error code; scopes that are missing are named.
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
                "no caller for the catalog `{catalog}` in the request: the layer that verifies tokens did not run before the handler"
            ),
            Reason::Anonymous => f.write_str("a bearer token is needed"),
            Reason::InvalidToken => f.write_str("the bearer token is not valid"),
            Reason::InsufficientScope { missing, .. } => write!(f, "missing scope: {missing}"),
            Reason::Forbidden => f.write_str("access denied"),
        }
    }
}

impl core::error::Error for Denied {}
