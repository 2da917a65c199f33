//! The deterministic automaton over the segments of a path.
//!
//! Several nodes of the trie can match the same segments, because a segment can be a literal, have the affixes of a
//! parameter, and be a parameter. A state stands for the list of these nodes, the most specific first. A tail or a
//! prefix matches every rest of a path, so it ends the list: less specific nodes can no longer decide.

use super::trie::{Affix, Label, NodeId};
use std::collections::BTreeSet;

/// The number of a state.
pub(crate) type StateId = u32;
/// The number of a branch.
pub(crate) type BranchId = u32;

/// A rule of the catalog: a node of the trie, and which of the rules at that node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Rule {
    pub(crate) node: NodeId,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Decides about the path that ends at the node.
    Row,
    /// Decides about longer paths.
    Tail,
    /// Decides about this path and longer ones.
    Prefix,
}

/// The target of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Next {
    Nowhere,
    State(StateId),
    Branch(BranchId),
}

/// A state of a Moore machine: its output is the decision about a path that ends there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct State<Output> {
    pub(crate) output: Output,
    /// Whether the output holds for all longer paths, too. Such a state has no edges.
    pub(crate) is_rest: bool,
    /// The edges of literal segments, sorted by label.
    pub(crate) literals: Vec<(Label, StateId)>,
    /// The edge of all other segments.
    pub(crate) other: Next,
}

/// An inner node of a decision diagram: it tests whether a segment has an affix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Branch {
    pub(crate) affix: Affix,
    pub(crate) yes: Next,
    pub(crate) no: Next,
}

/// States and branches. Each one comes after all its targets.
#[derive(Debug)]
pub(crate) struct Automaton<Output> {
    pub(crate) states: Vec<State<Output>>,
    pub(crate) branches: Vec<Branch>,
    pub(crate) root: StateId,
}

/// Rows cross so often that the automaton would have too many states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooManyStates {
    /// The rows that cost most, as indexes into the endpoints.
    pub(crate) rows: Vec<usize>,
}

/// The automaton of a trie, with the overlaps that the construction found. Minimization needs them.
#[derive(Debug)]
pub(crate) struct Determinized {
    pub(crate) automaton: Automaton<Option<Rule>>,
    /// Lists of nodes with rows where one path matches all rows of a list.
    pub(crate) overlapping: BTreeSet<Vec<NodeId>>,
    /// Nodes that were left out of a state, because a more specific tail or prefix matches the rest of the path. A path
    /// can still match rows below such a node and rows below the more specific one.
    pub(crate) shadowed: BTreeSet<NodeId>,
}
