//! The resources, scopes, prefixes and rows that messages name.

use crate::model::{Catalog, Endpoint, PathPrefix};
use crate::policy::trie::{NodeId, Trie};

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

/// The resource or the scope of a prefix as that which alone is sufficient: `` only the scopes of resource `a` are ``.
pub(super) fn only(prefix: &PathPrefix, catalog: &Catalog) -> String {
    let owner = owner(prefix, catalog);
    if owner.starts_with("scope") { format!("only {owner} is") } else { format!("only the scopes of {owner} are") }
}

/// The first few names, such as `` `a`, `b` and `c` ``.
pub(super) fn joined(names: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = names.iter().take(MAX_SHOWN + 1).map(|name| format!("`{name}`")).collect();
    list(&quoted, conjunction)
}

/// The first few items, such as `` row `a`, row `b` and prefix `c` ``.
pub(super) fn list(items: &[String], conjunction: &str) -> String {
    let shown = items.get(..MAX_SHOWN).unwrap_or(items);
    match shown.split_last() {
        Some(_) if shown.len() < items.len() => format!("{} {conjunction} others", shown.join(", ")),
        Some((last, others)) if !others.is_empty() => format!("{} {conjunction} {last}", others.join(", ")),
        _ => shown.concat(),
    }
}

/// The prefixes that end at a node, except `/`, which has its own warning.
pub(super) fn prefixes_at<'a>(node: NodeId, catalog: &'a Catalog, trie: &Trie) -> impl Iterator<Item = &'a PathPrefix> {
    let prefixes = trie.node(node).prefixes.iter().filter_map(|index| catalog.prefixes.get(*index));
    prefixes.filter(|prefix| !prefix.is_root)
}

/// The rows that end at a node.
pub(super) fn rows_at<'a>(
    node: NodeId,
    catalog: &'a Catalog,
    trie: &Trie,
) -> impl Iterator<Item = &'a Endpoint> + Clone {
    let rows: Vec<&Endpoint> = trie.node(node).rows.iter().filter_map(|index| catalog.endpoints.get(*index)).collect();
    rows.into_iter()
}
