//! The decision of a catalog for a method and a path.

use super::not_canonical::NotCanonical;
use crate::requirement::Requirement;
use crate::sets::catalog_set::CatalogSet;
use core::fmt;

/// The decision of a catalog for a method and a path. Only [`Decision::Requirement`] can let a request through.
///
/// ```
/// # use doc_catalogs::mail_service::*;
/// use scopewright::Decision;
///
/// /// Returns the status with which an API gateway responds before it forwards a request.
/// fn status(caller: &Caller, method: &str, path: &str) -> u16 {
///     match route(method, path) {
///         Decision::Requirement(requirement) => match caller.meets(&requirement) {
///             Ok(()) => 200,
///             Err(denied) => denied.status(),
///         },
///         Decision::NotListed => 403,
///         Decision::NotCanonical(_) => 400,
///     }
/// }
///
/// let caller = Caller::client(ScopeSet::literal("mail"));
/// let answers = ["/inbox", "/outbox", "/../inbox"].map(|path| status(&caller, "GET", path));
/// assert_eq!(answers, [200, 403, 400]);
/// ```
pub enum Decision<'a, S> {
    /// The catalog lists the method and the path. The caller must meet this requirement.
    Requirement(Requirement<'a, S>),
    /// The catalog does not list the method and the path, so the request is refused.
    NotListed,
    /// The path is ambiguous or malformed, so the request is refused.
    NotCanonical(NotCanonical),
}

impl<S> Clone for Decision<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Decision<'_, S> {}

impl<S> PartialEq for Decision<'_, S> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Requirement(own), Self::Requirement(other)) => own == other,
            (Self::NotListed, Self::NotListed) => true,
            (Self::NotCanonical(own), Self::NotCanonical(other)) => own == other,
            _ => false,
        }
    }
}

impl<S> Eq for Decision<'_, S> {}

impl<S: CatalogSet> fmt::Debug for Decision<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Requirement(requirement) => {
                f.debug_tuple("Requirement").field(&format_args!("{requirement}")).finish()
            }
            Self::NotListed => f.write_str("NotListed"),
            Self::NotCanonical(reason) => f.debug_tuple("NotCanonical").field(reason).finish(),
        }
    }
}

impl<'a, S> Decision<'a, S> {
    /// The requirement, or `None` if the request is refused for every caller.
    pub const fn requirement(&self) -> Option<Requirement<'a, S>> {
        match self {
            Self::Requirement(requirement) => Some(*requirement),
            Self::NotListed | Self::NotCanonical(_) => None,
        }
    }
}
