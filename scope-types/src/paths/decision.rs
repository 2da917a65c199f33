//! The answer to a method and a path.

use super::canonical::NotCanonical;
use crate::requirement::Requirement;
use crate::sets::catalog_set::CatalogSet;
use core::fmt;

/// What the catalog says of a method and a path.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Mail
/// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
/// # endpoints:
/// #   /inbox: { GET: mail }
/// # "# }
/// # fn main() {
/// use scopewright::Decision;
///
/// /// The status that an API gateway answers with before it forwards anything.
/// fn status(caller: &Caller, method: &str, path: &str) -> u16 {
///     match route(method, path) {
///         Decision::Requirement(requirement) => caller.meets(&requirement).map_or_else(|denied| denied.status(), |()| 200),
///         Decision::NotListed => 403,
///         Decision::NotCanonical(_) => 400,
///     }
/// }
///
/// let caller = Caller::client(ScopeSet::literal("mail"));
/// let answers = ["/inbox", "/outbox", "/../inbox"].map(|path| status(&caller, "GET", path));
/// assert_eq!(answers, [200, 403, 400]);
/// # }
/// ```
pub enum Decision<'a, S> {
    /// It lists them: this is asked for.
    Requirement(Requirement<'a, S>),
    /// It does not list them, so nobody is let in.
    NotListed,
    /// The path is ambiguous or malformed, so nobody is let in.
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
    /// The requirement; none where the request is refused whoever asks.
    pub const fn requirement(&self) -> Option<Requirement<'a, S>> {
        match self {
            Self::Requirement(requirement) => Some(*requirement),
            Self::NotListed | Self::NotCanonical(_) => None,
        }
    }
}
