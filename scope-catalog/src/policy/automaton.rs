//! The deterministic automaton over the segments of a path.
//!
//! Several nodes of the trie can match the same segments, because a segment can be a literal, have the affixes of a
//! parameter, and be a parameter. A state stands for the list of these nodes, the most specific first. What follows
//! depends only on the nodes that go on, so states with the same such nodes share their edges. A state with a span
//! among its nodes can lead back to itself.

use super::trie::{Affix, Label, NodeId};

/// The number of a state.
pub(crate) type StateId = u32;
/// The number of the edges of one or more states.
pub(crate) type EdgesId = u32;
/// The number of a branch.
pub(crate) type BranchId = u32;

/// The rules that decide about a path: a row decides the methods that it lists, and a prefix decides all others. Without
/// a row, the prefix decides all methods. Rows of one shape are one row, and equal prefixes are one prefix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Decision {
    /// The node where the row ends.
    pub(crate) row: Option<NodeId>,
    /// The node where the most specific prefix ends.
    pub(crate) prefix: Option<NodeId>,
}

/// The target of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Next {
    Nowhere,
    State(StateId),
    Branch(BranchId),
}

/// A state of a Moore machine: its output is the decision about a path that ends there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct State<Output> {
    pub(crate) output: Output,
    pub(crate) after: After,
}

/// The way a path can continue after a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum After {
    /// No longer path is listed.
    Nothing,
    /// The output holds for all longer paths, too.
    Same,
    Edges(EdgesId),
}

/// The edges of states.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Edges {
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

/// States, their edges, and branches. A branch comes after the branches that it leads to.
#[derive(Debug)]
pub(crate) struct Automaton<Output> {
    pub(crate) states: Vec<State<Output>>,
    pub(crate) edges: Vec<Edges>,
    pub(crate) branches: Vec<Branch>,
    pub(crate) root: StateId,
}

impl<Output> Automaton<Output> {
    /// Returns the way a path can continue after a state.
    pub(crate) fn after(&self, state: StateId) -> After {
        self.states.get(state as usize).map_or(After::Nothing, |state| state.after)
    }
}
