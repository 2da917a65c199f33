//! Prefixes that meet other prefixes, and the prefix that covers every path.

use super::owners::owner;
use crate::diagnostics::Code;
use crate::model::{Catalog, PathPrefix};
use crate::policy::trie::{NodeId, Trie};
use crate::yaml::{Diagnostic, Diagnostics};

/// Warns about the prefix `/`.
pub(super) fn root(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    for prefix in catalog.prefixes.iter().filter(|prefix| prefix.is_root && !prefix.scopes.is_empty()) {
        let (owner, base) = (owner(prefix, catalog), &catalog.base);
        let under = if base.is_empty() { String::new() } else { format!(" under `{base}`") };
        diagnostics.push(
            Diagnostic::warning(Code::RootPrefix, prefix.at, format!("prefix `/` of {owner} covers every path{under}"))
                .help("list narrower prefixes, such as `/contacts`"),
        );
    }
}

/// Reports prefixes that several resources or scopes have.
pub(super) fn shared(catalog: &Catalog, trie: &Trie, diagnostics: &mut Diagnostics) {
    for node in &trie.prefix_nodes {
        let mut prefixes = at(*node, catalog, trie);
        let Some(first) = prefixes.next() else { continue };
        for prefix in prefixes {
            let path = &prefix.template.text;
            if first.scopes == prefix.scopes {
                // The reader of `paths` reports equal texts, so these differ in letter case.
                let message = format!("prefix `{path}` repeats `{}`", first.template.text);
                diagnostics.push(
                    Diagnostic::error(Code::RepeatedPrefix, prefix.at, message)
                        .related(first.at, "first written here")
                        .help("remove one of the two"),
                );
                continue;
            }
            let (one, other) = (owner(first, catalog), owner(prefix, catalog));
            let message = format!("{one} and {other} share prefix `{path}`: the scopes of either are sufficient there");
            diagnostics.push(
                Diagnostic::warning(Code::SharedPrefix, prefix.at, message)
                    .related(first.at, "first written here")
                    .help("remove one of the two if that is not intended"),
            );
        }
    }
}

/// Warns about a prefix inside a prefix of other scopes. Only the nearest such prefix is named.
pub(super) fn nested(catalog: &Catalog, trie: &Trie, diagnostics: &mut Diagnostics) {
    for node in &trie.prefix_nodes {
        let Some(inner) = at(*node, catalog, trie).next() else { continue };
        let is_of_others = |outer: &&PathPrefix| at(*node, catalog, trie).all(|own| own.scopes != outer.scopes);
        let outer = trie.covering(*node).skip(1).find_map(|node| at(node, catalog, trie).find(is_of_others));
        let Some(outer) = outer else { continue };
        let message = format!(
            "prefix `{}` of {} is inside prefix `{}` of {}: the scopes of either are sufficient there",
            inner.template.text,
            owner(inner, catalog),
            outer.template.text,
            owner(outer, catalog)
        );
        diagnostics.push(
            Diagnostic::warning(Code::NestedPrefix, inner.at, message)
                .related(outer.at, "the outer prefix is here")
                .help("to require the scopes of one, list the path under `endpoints`"),
        );
    }
}

/// The prefixes that end at a node, except `/`, which has its own warning.
fn at<'a>(node: NodeId, catalog: &'a Catalog, trie: &Trie) -> impl Iterator<Item = &'a PathPrefix> {
    let prefixes = trie.node(node).prefixes.iter().filter_map(|index| catalog.prefixes.get(*index));
    prefixes.filter(|prefix| !prefix.is_root)
}
