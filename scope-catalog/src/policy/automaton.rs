//! From the trie to an automaton in which every segment leads to one state.
//!
//! While a request is read, several nodes of the trie may be possible, because a segment can be a literal, fit text around a
//! parameter and be a parameter. The list of them, most specific first, is a state. A rule for the rest of a path, a tail or
//! a prefix, ends the list: what is less specific can no longer decide.

use super::trie::{Affix, Label, NodeId};
use std::collections::BTreeSet;

/// The number of a state.
pub(crate) type StateId = u32;
/// The number of a branch.
pub(crate) type BranchId = u32;

/// A rule of the catalog: which node of the trie it is at, and which of those there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Rule {
    pub(crate) node: NodeId,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Decides about the path that ends there.
    Row,
    /// Decides about longer paths.
    Tail,
    /// Decides about this path and longer ones.
    Prefix,
}

/// Where a segment leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Next {
    Nowhere,
    State(StateId),
    Branch(BranchId),
}

/// A state, of which `D` says what decides about a path that ends there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct State<D> {
    pub(crate) decides: D,
    /// Whether it decides about all longer paths, too. Then there are no edges.
    pub(crate) is_rest: bool,
    /// By label.
    pub(crate) literals: Vec<(Label, StateId)>,
    pub(crate) other: Next,
}

/// Whether a segment has text around a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Branch {
    pub(crate) affix: Affix,
    pub(crate) yes: Next,
    pub(crate) no: Next,
}

/// States and branches, each behind all that it leads to. Equal ones are merged later.
#[derive(Debug)]
pub(crate) struct Automaton<D> {
    pub(crate) states: Vec<State<D>>,
    pub(crate) branches: Vec<Branch>,
    pub(crate) root: StateId,
}

/// Rows cross so often that there would be too many states: the rows that cost most, as indexes into the endpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooManyCrossings {
    pub(crate) rows: Vec<usize>,
}

/// An automaton, and the rows that fit one path.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) automaton: Automaton<Option<Rule>>,
    /// Lists of nodes with rows, of which a path can fit all.
    pub(crate) crossing: BTreeSet<Vec<NodeId>>,
    /// Nodes that were left out beside some that are more specific, because a rule for the rest of the path decides before them.
    /// A path can still fit what is behind both.
    pub(crate) shadowed: BTreeSet<NodeId>,
}
