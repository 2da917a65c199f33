//! Prefixes that meet other prefixes, and the prefix that covers every path.

use super::losers::losers;
use super::overlap::{common, covers, without_base};
use super::owners::{only, owner, prefixes_at};
use crate::diagnostics::Code;
use crate::hash::{HashMap, HashSet};
use crate::model::{Catalog, PathPrefix};
use crate::policy::candidates::{Overlaps, Rule};
use crate::policy::trie::{NodeId, Trie};
use crate::template::Segment;
use crate::yaml::{Diagnostic, Diagnostics};
use std::collections::BTreeSet;

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
    let mut by_scopes: HashMap<&[u16], Vec<&[Segment]>> = HashMap::default();
    for prefix in &catalog.prefixes {
        by_scopes.entry(&prefix.scopes).or_default().push(&prefix.template.segments);
    }
    for node in nodes_with_prefixes(trie) {
        let mut prefixes = prefixes_at(node, catalog, trie);
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
            let has_outer = |prefix: &PathPrefix| {
                let (own, mut of_scopes) =
                    (&prefix.template.segments, by_scopes.get(prefix.scopes.as_slice()).into_iter().flatten());
                of_scopes.any(|other| *other != own.as_slice() && covers(other, own))
            };
            if has_outer(first) || has_outer(prefix) {
                // The warning about nested prefixes asks for this.
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

/// Warns about prefixes that cover paths of prefixes of other scopes. For each prefix, only one of a kind is named.
pub(super) fn overlapping(catalog: &Catalog, trie: &Trie, overlaps: &Overlaps, diagnostics: &mut Diagnostics) {
    let listed: HashSet<&[Segment]> =
        catalog.prefixes.iter().map(|prefix| prefix.template.segments.as_slice()).collect();
    let mut pairs = overlaps.prefixes.clone();
    pairs.extend(losers(trie, overlaps, Rule::prefix, |node| !node.prefixes.is_empty(), true));
    let (mut nested, mut crossing): (BTreeSet<NodeId>, BTreeSet<NodeId>) = Default::default();
    for (winner, loser) in pairs.into_iter().rev() {
        let Some(inner) = prefixes_at(winner, catalog, trie).next() else { continue };
        let own: HashSet<&[u16]> = prefixes_at(winner, catalog, trie).map(|prefix| prefix.scopes.as_slice()).collect();
        let is_of_others = |outer: &&PathPrefix| !own.contains(outer.scopes.as_slice());
        let Some(outer) = prefixes_at(loser, catalog, trie).find(is_of_others) else { continue };
        let [own, others] = [inner, outer].map(|prefix| prefix.template.segments.as_slice());
        if covers(others, own) {
            if nested.insert(winner) {
                diagnostics.push(is_inside(inner, outer, catalog));
            }
            continue;
        }
        let common = common(own, others);
        let is_listed = common.as_ref().is_some_and(|common| listed.contains(common.as_slice()));
        if !is_listed && crossing.insert(winner) {
            diagnostics.push(crosses(inner, outer, common, catalog));
        }
    }
}

fn is_inside(inner: &PathPrefix, outer: &PathPrefix, catalog: &Catalog) -> Diagnostic {
    let (path, own, others) = (&inner.template.text, owner(inner, catalog), owner(outer, catalog));
    let message = format!(
        "prefix `{path}` of {own} is inside prefix `{}` of {others}: there, {} sufficient",
        outer.template.text,
        only(inner, catalog),
    );
    Diagnostic::warning(Code::NestedPrefix, inner.at, message).related(outer.at, "the outer prefix is here").help(
        format!(
            "to accept the scopes of both, list `{}` under `paths` of {others}, too",
            without_base(&inner.template.segments, catalog)
        ),
    )
}

fn crosses(inner: &PathPrefix, outer: &PathPrefix, common: Option<Vec<Segment>>, catalog: &Catalog) -> Diagnostic {
    let (own, others) = (owner(inner, catalog), owner(outer, catalog));
    let message = format!(
        "prefix `{}` of {own} crosses prefix `{}` of {others}: where both match, {} sufficient",
        inner.template.text,
        outer.template.text,
        only(inner, catalog),
    );
    let problem =
        Diagnostic::warning(Code::CrossingPrefix, inner.at, message).related(outer.at, "the other prefix is here");
    match common {
        Some(common) => problem.help(format!(
            "to accept the scopes of both, list `{}` under `paths` of both",
            without_base(&common, catalog)
        )),
        None => problem.help("to accept the scopes of both, list the paths that both match under `paths` of both"),
    }
}

fn nodes_with_prefixes(trie: &Trie) -> impl Iterator<Item = NodeId> {
    trie.nodes.iter().zip(0..).filter(|(node, _)| !node.prefixes.is_empty()).map(|(_, id)| id)
}
