//! Formats requirements in the requirement language.

use super::Requirement;
use super::keywords;
use super::kind::RequirementKind;
use crate::sets::catalog_set::{CatalogScope, CatalogSet};
use core::fmt;

/// Formats the requirement in the requirement language: `any(contacts:read, all(crm:read, crm:write))`.
///
/// ```
/// # use doc_catalogs::mail_service::*;
/// let requirement = route("POST", "/invitations").requirement().unwrap();
/// assert_eq!(requirement.to_string(), "any(admin, all(mail, calendar))");
/// ```
impl<S: CatalogSet> fmt::Display for Requirement<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            RequirementKind::Denied => return f.write_str(keywords::DENIED),
            RequirementKind::Public => return f.write_str(keywords::PUBLIC),
            RequirementKind::Authenticated => return f.write_str(keywords::AUTHENTICATED),
            RequirementKind::Scopes => {}
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

/// Writes a set of required scopes: as `all(...)` if `nested`, otherwise as a list with commas.
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

/// Writes a name, in quotes if the requirement language requires them.
fn write_name(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    if keywords::needs_quotes(name) { write!(f, "\"{name}\"") } else { f.write_str(name) }
}

impl<S: CatalogSet> fmt::Debug for Requirement<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Requirement({self})")
    }
}
