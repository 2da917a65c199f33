//! Rows that take methods away from rows with spans.
//!
//! A row decides only the methods that it lists, and a less specific row does not decide the others. Rows with spans
//! match the paths of many rows, so only two cases are reported in which that is probably not intended: the rows are
//! equal once spans are written as parameters, or a row takes the text behind a span for a part of its last parameter.

use super::losers::{by_winner, losers};
use super::overlap::are_equal_unrolled;
use super::owners::{MAX_SHOWN, joined, rows_at};
use crate::diagnostics::Code;
use crate::model::{Catalog, Endpoint};
use crate::policy::candidates::{Overlaps, Rule};
use crate::policy::listed::listed;
use crate::policy::trie::Trie;
use crate::template::Segment;
use crate::yaml::{Diagnostic, Diagnostics};
use std::collections::BTreeSet;

/// Warns about rows that take methods away, once for each row.
pub(super) fn taken(catalog: &Catalog, trie: &Trie, overlaps: &Overlaps, diagnostics: &mut Diagnostics) {
    let mut pairs = losers(trie, overlaps, Rule::row, |node| node.has_span && !node.rows.is_empty(), false);
    for list in &overlaps.rows {
        if let Some((winner, others)) = list.split_first() {
            let with_span = others.iter().filter(|node| trie.node(**node).has_span);
            pairs.extend(with_span.map(|loser| (*winner, *loser)));
        }
    }
    for (winner, losers) in by_winner(pairs) {
        let Some(first) = rows_at(winner, catalog, trie).next() else { continue };
        let mut taken: Vec<(&Endpoint, Vec<&str>)> = Vec::new();
        for loser in losers.into_iter().flat_map(|loser| rows_at(loser, catalog, trie)) {
            let methods = loser.methods.iter().map(|method| method.method.as_str());
            let missing = methods.filter(|method| listed(&rows_at(winner, catalog, trie), method).is_none());
            let missing: Vec<&str> = missing.collect();
            if !missing.is_empty() && is_doubtful(&first.template.segments, &loser.template.segments) {
                taken.push((loser, missing));
            }
        }
        diagnostics.extend(problem(first, &taken));
    }
}

fn is_doubtful(winner: &[Segment], loser: &[Segment]) -> bool {
    let takes_text = match (winner.last(), loser.last()) {
        (Some(Segment::Parameter), Some(Segment::Span { suffix, .. })) => !suffix.is_empty(),
        (Some(Segment::Span { suffix: own, .. }), Some(Segment::Span { suffix, .. })) => {
            own.is_empty() && !suffix.is_empty()
        }
        _ => false,
    };
    takes_text || are_equal_unrolled(winner, loser)
}

fn problem(winner: &Endpoint, taken: &[(&Endpoint, Vec<&str>)]) -> Option<Diagnostic> {
    if taken.is_empty() {
        return None;
    }
    let names: Vec<&str> = taken.iter().map(|(row, _)| row.template.text.as_str()).collect();
    let methods: BTreeSet<&str> = taken.iter().flat_map(|(_, methods)| methods.iter().copied()).collect();
    let methods: Vec<&str> = methods.into_iter().collect();
    let path = &winner.template.text;
    let row = if taken.len() == 1 { "row" } else { "rows" };
    let message = format!(
        "row `{path}` takes {} away from {row} {}: where both match, it decides, and it does not list {}",
        joined(&methods, "and"),
        joined(&names, "and"),
        if methods.len() == 1 { "the method" } else { "the methods" },
    );
    let mut problem = Diagnostic::warning(Code::TakenMethod, winner.at, message);
    for (row, _) in taken.iter().take(MAX_SHOWN) {
        problem = problem.related(row.at, "the method is listed here");
    }
    let help = format!("list {} in row `{path}`, too", joined(&methods, "and"));
    Some(problem.help(help))
}
