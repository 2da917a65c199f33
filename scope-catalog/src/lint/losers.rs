//! Rules that lose against a more specific rule which decides every rest of the path.

use crate::policy::candidates::{Overlaps, Rule};
use crate::policy::trie::{Node, NodeId, Trie};
use std::collections::{BTreeMap, BTreeSet};

/// The nodes that one kind of warning may look at below nodes that are left out. Where more rules meet, not all of them are
/// named.
const MAX_VISITED: usize = 300_000;

/// Pairs of a rule that decides and a node below those that are left out because of it. `winner` selects the rules by their
/// nodes. Only nodes with `is_loser` are returned, and only those on the way to prefixes if `only_prefixes` holds.
pub(super) fn losers(
    trie: &Trie,
    overlaps: &Overlaps,
    winner: impl Fn(Rule) -> Option<NodeId>,
    is_loser: impl Fn(&Node) -> bool,
    only_prefixes: bool,
) -> BTreeSet<(NodeId, NodeId)> {
    let mut pairs = BTreeSet::new();
    let mut budget = MAX_VISITED;
    for (node, by) in &overlaps.left_out {
        if let Some(winner) = winner(*by) {
            let below = subtree(*node, trie, only_prefixes, &mut budget);
            pairs.extend(below.into_iter().filter(|id| is_loser(trie.node(*id))).map(|loser| (winner, loser)));
        }
    }
    pairs
}

/// The losers of each winner.
pub(super) fn by_winner(pairs: BTreeSet<(NodeId, NodeId)>) -> BTreeMap<NodeId, Vec<NodeId>> {
    let mut losers: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for (winner, loser) in pairs {
        losers.entry(winner).or_default().push(loser);
    }
    losers
}

/// A node and all nodes below it, each once. With `only_prefixes`, those that lead to prefixes. Each node is taken from the
/// budget.
fn subtree(node: NodeId, trie: &Trie, only_prefixes: bool, budget: &mut usize) -> Vec<NodeId> {
    let is_wanted = |id: NodeId| !only_prefixes || trie.node(id).leads_to_prefix;
    let mut all: Vec<NodeId> = Some(node).filter(|id| is_wanted(*id)).into_iter().collect();
    let mut at = 0;
    while let Some(id) = all.get(at).copied() {
        let Some(left) = budget.checked_sub(1) else {
            all.truncate(at);
            break;
        };
        *budget = left;
        at += 1;
        let node = trie.node(id);
        let children = node.literals.iter().map(|(_, child)| *child);
        let children = children.chain(node.patterns.iter().map(|pattern| pattern.target));
        // A node of a span is also the target of edges that do not come from its parent.
        all.extend(children.filter(|child| trie.node(*child).parent == Some(id) && is_wanted(*child)));
    }
    all
}
