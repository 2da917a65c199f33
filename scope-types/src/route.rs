//! From a method and a path to the requirement: one matcher for requests, for the compiler and for checks.

use crate::decode::{DECODED_SEPARATOR, Decoded, NotCanonical, canonical};
use crate::layout::flag;
use crate::path::{Selected, Walk};
use crate::requirement::Requirement;
use crate::set::CatalogSet;
use crate::tables::Tables;
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
/// fn status(grant: &Grant, method: &str, path: &str) -> u16 {
///     match route(method, path) {
///         Decision::Requirement(requirement) => grant.meets(&requirement).map_or_else(|denied| denied.status(), |()| 200),
///         Decision::NotListed => 403,
///         Decision::NotCanonical(_) => 400,
///     }
/// }
///
/// let grant = Grant::client_credentials(ScopeSet::literal("mail"));
/// let answers = ["/inbox", "/outbox", "/../inbox"].map(|path| status(&grant, "GET", path));
/// assert_eq!(answers, [200, 403, 400]);
/// # }
/// ```
pub enum Decision<S> {
    /// It lists them: this is asked for.
    Requirement(Requirement<S>),
    /// It does not list them, so nobody is let in.
    NotListed,
    /// The path is ambiguous or malformed, so nobody is let in.
    NotCanonical(NotCanonical),
}

impl<S> Clone for Decision<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Decision<S> {}

impl<S> PartialEq for Decision<S> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Requirement(own), Self::Requirement(other)) => own == other,
            (Self::NotListed, Self::NotListed) => true,
            (Self::NotCanonical(own), Self::NotCanonical(other)) => own == other,
            _ => false,
        }
    }
}

impl<S> Eq for Decision<S> {}

impl<S: CatalogSet> fmt::Debug for Decision<S> {
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

impl<S> Decision<S> {
    /// The requirement; none where the request is refused whoever asks.
    pub const fn requirement(&self) -> Option<Requirement<S>> {
        match self {
            Self::Requirement(requirement) => Some(*requirement),
            Self::NotListed | Self::NotCanonical(_) => None,
        }
    }
}

impl Tables {
    /// Looks up a method and a path.
    pub const fn route<S>(&'static self, method: &str, path: &str) -> Decision<S> {
        let canonical = match canonical(path.as_bytes(), self.has(flag::ENCODED_DELIMITERS)) {
            Ok(canonical) => canonical,
            Err(reason) => return Decision::NotCanonical(reason),
        };
        let selected = self.select(canonical.segments, b'/');
        if canonical.has_percent {
            let decoded = Decoded::new(canonical.segments);
            if !selected.same_as(self.select(decoded.segments(), DECODED_SEPARATOR)) {
                return Decision::NotCanonical(NotCanonical::Ambiguous);
            }
        }
        if selected.is_nothing() {
            return Decision::NotListed;
        }
        match selected.requirement(self, method.as_bytes()) {
            Some(at) => Decision::Requirement(Requirement::at(self, at)),
            None => Decision::NotListed,
        }
    }

    const fn select(&'static self, segments: &[u8], separator: u8) -> Selected {
        Walk::new(self, segments, separator).select()
    }
}
