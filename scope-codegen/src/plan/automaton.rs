//! From the trie to an automaton in which every segment leads to one state.
//!
//! While a request is read, several nodes of the trie may be possible, because a segment can be a literal, fit text around a
//! parameter and be a parameter. The list of them, most specific first, is a state. A rule for the rest of a path, a tail or
//! a prefix, ends the list: what is less specific can no longer decide.

mod builder;

use super::trie::{Around, Label, NodeId};
pub(super) use builder::Builder;
use std::collections::BTreeSet;

/// The number of a state.
pub(super) type StateId = u32;
/// The number of a test.
pub(super) type TestId = u32;

/// A rule of the catalog: which node of the trie it is at, and which of those there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Rule {
    pub(super) node: NodeId,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Decides about the path that ends there.
    Row,
    /// Decides about longer paths.
    Tail,
    /// Decides about this path and longer ones.
    Prefix,
}

/// Where a segment leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Next {
    Nowhere,
    State(StateId),
    Test(TestId),
}

/// A state, of which `D` says what decides about a path that ends there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct State<D> {
    pub(super) decides: D,
    /// Whether it decides about all longer paths, too. Then there are no edges.
    pub(super) is_rest: bool,
    /// By label.
    pub(super) literals: Vec<(Label, StateId)>,
    pub(super) other: Next,
}

/// Whether a segment has text around a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Test {
    pub(super) around: Around,
    pub(super) yes: Next,
    pub(super) no: Next,
}

/// States and tests, each behind all that it leads to. Equal ones are merged later.
#[derive(Debug)]
pub(super) struct Automaton<D> {
    pub(super) states: Vec<State<D>>,
    pub(super) tests: Vec<Test>,
    pub(super) root: StateId,
}

/// Rows cross so often that there would be too many states: the rows that cost most, as indexes into the endpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooManyCrossings {
    pub(crate) rows: Vec<usize>,
}

/// An automaton, and the rows that fit one path.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) automaton: Automaton<Option<Rule>>,
    /// Lists of nodes with rows, of which a path can fit all.
    pub(super) crossing: BTreeSet<Vec<NodeId>>,
    /// Nodes that were left out beside some that are more specific, because a rule for the rest of the path decides before them.
    /// A path can still fit what is behind both.
    pub(super) shadowed: BTreeSet<NodeId>,
}
