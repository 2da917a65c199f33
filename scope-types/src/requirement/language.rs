//! Requirements as they are written in a catalog.

use super::{Kind, Requirement};
use crate::set::{CatalogScope, CatalogSet};
use core::fmt;

/// The words of the requirement language: a scope of such a name is written in quotes.
pub mod words {
    /// One of a list.
    pub const ANY: &str = "any";
    /// Everything in a list.
    pub const ALL: &str = "all";
    /// [`crate::Kind::Public`]
    pub const PUBLIC: &str = "public";
    /// [`crate::Kind::Authenticated`]
    pub const AUTHENTICATED: &str = "authenticated";
    /// [`crate::Kind::Denied`]
    pub const DENIED: &str = "denied";
    /// Those that stand alone.
    pub const ALONE: [&str; 3] = [PUBLIC, AUTHENTICATED, DENIED];
    /// All of them.
    pub const WORDS: [&str; 5] = [ANY, ALL, PUBLIC, AUTHENTICATED, DENIED];
}

/// In the requirement language: `any(contacts:read, all(crm:read, crm:write))`.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Mail
/// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
/// # endpoints:
/// #   /invitations: { POST: "any(admin, all(mail, calendar))" }
/// # "# }
/// # fn main() {
/// let requirement = route("POST", "/invitations").requirement().unwrap();
/// assert_eq!(requirement.to_string(), "any(admin, all(mail, calendar))");
/// # }
/// ```
impl<S: CatalogSet> fmt::Display for Requirement<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            Kind::Denied => return f.write_str(words::DENIED),
            Kind::Public => return f.write_str(words::PUBLIC),
            Kind::Authenticated => return f.write_str(words::AUTHENTICATED),
            Kind::Scopes => {}
        }
        let count = self.alternatives().count();
        if count != 1 {
            f.write_str("any(")?;
        }
        for (index, alternative) in self.alternatives().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            write_set(f, &alternative, count > 1 && alternative.len() > 1)?;
        }
        if count == 1 { Ok(()) } else { f.write_str(")") }
    }
}

/// A set as an `all(...)`, or as the bare list that means the same at the top.
fn write_set<S: CatalogSet>(f: &mut fmt::Formatter<'_>, set: &S, nested: bool) -> fmt::Result {
    if nested {
        f.write_str("all(")?;
    }
    for (index, scope) in set.scopes().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        write_name(f, scope.name())?;
    }
    if nested { f.write_str(")") } else { Ok(()) }
}

/// A name, in quotes where the requirement language needs them.
fn write_name(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    if words::WORDS.contains(&name) || name.contains(['(', ')', ',', '\'']) || name.starts_with('$') {
        write!(f, "\"{name}\"")
    } else {
        f.write_str(name)
    }
}

impl<S: CatalogSet> fmt::Debug for Requirement<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Requirement({self})")
    }
}
