//! Rows that prefixes hide, and rows that never decide.

use super::losers::{by_winner, losers};
use super::overlap::{common, is_catch_all, without_base};
use super::owners::{MAX_SHOWN, joined, list, owner, prefixes_at, rows_at};
use crate::diagnostics::Code;
use crate::hash::HashSet;
use crate::model::{Catalog, Endpoint, PathPrefix};
use crate::policy::builder::Determinized;
use crate::policy::candidates::{Overlaps, Rule};
use crate::policy::trie::{NodeId, Trie};
use crate::template::Segment;
use crate::yaml::{Diagnostic, Diagnostics};
use std::collections::{BTreeMap, BTreeSet};

/// Warns about prefixes that decide instead of rows, once for each prefix. Only rows that go on where the prefix ends are
/// named: a literal beside a parameter is an exception from it on purpose. A row that matches every path under the prefix
/// is not named either, because it is meant for what nothing else matches.
pub(super) fn by_prefixes(catalog: &Catalog, trie: &Trie, overlaps: &Overlaps, diagnostics: &mut Diagnostics) {
    let listed: HashSet<&[Segment]> = catalog.endpoints.iter().map(|row| row.template.segments.as_slice()).collect();
    let hidden = losers(trie, overlaps, Rule::prefix, |node| !node.rows.is_empty(), false);
    for (node, rows) in by_winner(hidden) {
        let Some(prefix) = prefixes_at(node, catalog, trie).next() else { continue };
        let segments = prefix.template.segments.as_slice();
        let is_hidden = |row: &&Endpoint| {
            let own = row.template.segments.as_slice();
            let decides = common(own, segments).is_some_and(|common| listed.contains(common.as_slice()));
            own.len() > segments.len() && !decides && !is_catch_all(own, segments)
        };
        let rows: Vec<&Endpoint> =
            rows.into_iter().flat_map(|row| rows_at(row, catalog, trie).filter(is_hidden)).collect();
        if let Some(first) = rows.first() {
            diagnostics.push(hidden_by_prefix(prefix, first, &rows, catalog));
        }
    }
}

fn hidden_by_prefix(prefix: &PathPrefix, first: &Endpoint, rows: &[&Endpoint], catalog: &Catalog) -> Diagnostic {
    let names: Vec<&str> = rows.iter().map(|row| row.template.text.as_str()).collect();
    let word = if rows.len() == 1 { "row" } else { "rows" };
    let message = format!(
        "prefix `{}` of {} decides instead of {word} {} where both match",
        prefix.template.text,
        owner(prefix, catalog),
        joined(&names, "and"),
    );
    let mut problem = Diagnostic::warning(Code::HiddenRow, prefix.at, message);
    for row in rows.iter().take(MAX_SHOWN) {
        problem = problem.related(row.at, "this row does not decide there");
    }
    match common(&first.template.segments, &prefix.template.segments).filter(|_| !has_span(first)) {
        Some(common) => problem.help(format!(
            "to let row `{}` decide there, list `{}` under `endpoints`, too",
            first.template.text,
            without_base(&common, catalog)
        )),
        None => problem.help("to let a row decide there, list the paths that both match under `endpoints`, too"),
    }
}

fn has_span(row: &Endpoint) -> bool {
    row.template.segments.iter().any(|segment| matches!(segment, Segment::Span { .. }))
}

/// Reports rows that never decide.
pub(super) fn always(catalog: &Catalog, trie: &Trie, determinized: &Determinized, diagnostics: &mut Diagnostics) {
    let decide: HashSet<NodeId> = determinized.automaton.states.iter().filter_map(|state| state.output.row).collect();
    let with_rows = trie.nodes.iter().zip(0..).filter(|(node, id)| !node.rows.is_empty() && !decide.contains(id));
    let mut never: BTreeMap<NodeId, BTreeSet<Rule>> = with_rows.map(|(_, id)| (id, BTreeSet::new())).collect();
    if never.is_empty() {
        return;
    }
    for list in &determinized.overlaps.rows {
        let Some((first, others)) = list.split_first() else { continue };
        for other in others {
            if let Some(rules) = never.get_mut(other) {
                rules.insert(Rule::Row(*first));
            }
        }
    }
    for (id, mut rules) in never {
        rules.extend(leaving_out(id, trie, &determinized.overlaps));
        let places = rules.iter().filter_map(|rule| match rule {
            Rule::Row(row) => {
                rows_at(*row, catalog, trie).next().map(|row| (format!("row `{}`", row.template.text), row.at))
            }
            Rule::Prefix(node) => {
                let mut prefixes = trie.node(*node).prefixes.iter().filter_map(|index| catalog.prefixes.get(*index));
                prefixes.next().map(|prefix| (format!("prefix `{}`", prefix.template.text), prefix.at))
            }
        });
        let places: Vec<_> = places.collect();
        let names: Vec<String> = places.iter().map(|(name, _)| name.clone()).collect();
        let decide = if names.len() == 1 { "decides" } else { "decide" };
        for row in rows_at(id, catalog, trie) {
            let message = format!(
                "row `{}` never decides: {} {decide} about every path that it matches",
                row.template.text,
                list(&names, "and")
            );
            let mut problem = Diagnostic::error(Code::UnreachableRow, row.at, message);
            for (name, at) in places.iter().take(MAX_SHOWN) {
                problem = problem.related(*at, format!("{name} is more specific"));
            }
            diagnostics.push(problem.help("remove the row, or make the more specific ones narrower"));
        }
    }
}

/// The rules that decide instead of the nodes that lead to a row.
fn leaving_out(row: NodeId, trie: &Trie, overlaps: &Overlaps) -> BTreeSet<Rule> {
    let nodes = std::iter::successors(Some(row), |node| trie.node(*node).parent);
    let left_out = nodes.flat_map(|node| {
        let from = overlaps.left_out.range((node, Rule::Row(0))..);
        from.take_while(move |(id, _)| *id == node).map(|(_, by)| *by)
    });
    left_out.collect()
}
