//! The size of automata with spans.

use super::automaton::{Automaton, Decision, Next};
use crate::read::read;

/// The automaton of a catalog with these rows, which has no errors.
fn automaton(rows: impl Iterator<Item = String>) -> Automaton<Decision> {
    let rows: Vec<String> = rows.map(|row| format!("  \"{row}\": {{ GET: a }}\n")).collect();
    let rows = rows.concat();
    let reading =
        read(format!("catalog: T\ncategories: {{ C: {{ scopes: {{ a: A }} }} }}\nendpoints:\n{rows}").as_bytes());
    assert!(!reading.has_errors(), "{:?}", reading.diagnostics.first());
    reading.policy.unwrap().determinized.automaton
}

/// The number of edges, where each test of a decision diagram has two.
fn edges(automaton: &Automaton<Decision>) -> usize {
    let of = automaton.edges.iter().map(|edges| edges.literals.len() + usize::from(edges.other != Next::Nowhere));
    of.sum::<usize>() + 2 * automaton.branches.len()
}

#[test]
fn states_with_the_same_nodes_that_go_on_share_their_edges() {
    let verbs = |count: usize| (0..count).map(|verb| format!("/{{*s}}:verb{verb}")).chain(["/{*s}/child".to_owned()]);
    let (few, many) = (automaton(verbs(20)), automaton(verbs(216)));
    assert_eq!((few.states.len(), few.edges.len()), (23, 2));
    assert_eq!((many.states.len(), many.edges.len()), (219, 2));
    // Each text is one test at the start of a path and one test within the span.
    assert_eq!((edges(&few), edges(&many)), (4 * 20 + 3, 4 * 216 + 3));
}

#[test]
fn a_span_that_ends_a_row_is_one_state() {
    let automaton = automaton(["/a/{*s}".to_owned(), "/{p}".to_owned()].into_iter());
    assert_eq!(automaton.edges.len(), 2);
}

/// The number of states doubles with each parameter behind a span and a literal.
#[test]
fn parameters_behind_a_span_and_a_literal_need_exponentially_many_states() {
    let states = |count: usize| automaton(std::iter::once(format!("/{{*s}}/x{}", "/{p}".repeat(count)))).states.len();
    assert_eq!([states(1), states(2), states(3), states(8)], [5, 9, 17, 513]);
}
