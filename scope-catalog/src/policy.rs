//! The policy of a catalog: which rule decides about a method and a path.
//!
//! The rows of `endpoints` and the entries of `paths` form a trie of segments. Subset construction turns it into a
//! deterministic automaton: each segment of a request leads to one state. The automaton is built once. `lint` asks the
//! trie, and [`tables`](crate::tables) writes the automaton as bytes.

pub(crate) mod affix_diagram;
pub(crate) mod automaton;
pub(crate) mod builder;
pub(crate) mod candidates;
pub(crate) mod listed;
pub(crate) mod trie;

use builder::Determinized;
use trie::Trie;

/// The policy of a catalog without errors.
///
/// [`read`](crate::read::read()) builds it. An [`Evaluator`](crate::evaluate::Evaluator) answers requests with it, and
/// [`tables::write`](crate::tables::write) writes it as the tables that `catalog!` compiles.
#[derive(Debug)]
pub struct Policy {
    pub(crate) trie: Trie,
    pub(crate) determinized: Determinized,
}

#[cfg(test)]
mod tests;
