//! The resources and scopes that messages about prefixes name.

use crate::model::{Catalog, PathPrefix};

/// The maximum number of scopes that one message names.
pub(super) const MAX_SHOWN: usize = 3;

/// The resource or the scope whose `paths` has a prefix.
pub(super) fn owner(prefix: &PathPrefix, catalog: &Catalog) -> String {
    let scope = prefix.scopes.first().and_then(|id| catalog.scopes.get(usize::from(*id)));
    match scope.map(|scope| (scope, scope.resource.and_then(|resource| catalog.resources.get(resource)))) {
        Some((_, Some(resource))) => format!("resource `{}`", resource.name),
        Some((scope, None)) => format!("scope `{}`", scope.name),
        None => "no scope".to_owned(),
    }
}

/// The first few names, such as `` `a`, `b` and `c` ``.
pub(super) fn joined(names: &[&str], conjunction: &str) -> String {
    let shown: Vec<String> = names.iter().take(MAX_SHOWN).map(|name| format!("`{name}`")).collect();
    match shown.split_last() {
        Some(_) if shown.len() < names.len() => format!("{} {conjunction} others", shown.join(", ")),
        Some((last, others)) if !others.is_empty() => format!("{} {conjunction} {last}", others.join(", ")),
        _ => shown.concat(),
    }
}
