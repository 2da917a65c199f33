//! The nodes of the trie that the segments of a path can lead to, the most specific first.
//!
//! The order is that of precedence. Nodes that the same segments lead to differ at the first edge where their templates
//! differ, and the edges of each node are sorted. So the nodes after one more segment are in order, too.

use super::affix_diagram::has_affix;
use super::automaton::Decision;
use super::trie::{Affix, Label, NO_AFFIX, NodeId, Trie};
use std::collections::{BTreeMap, BTreeSet};

/// The nodes that go on after the segments so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Candidates {
    /// The most specific node first.
    pub(super) nodes: Vec<NodeId>,
    /// The node of a prefix that covers every rest of the path. It is less specific than all that the nodes lead to.
    pub(super) rest: Option<NodeId>,
}

/// A class of segments that lead to the same nodes.
pub(super) enum Input<'a> {
    /// The literal with this label.
    Literal(Label),
    /// All segments that are not literals of the candidates, and that have exactly these affixes.
    Other(&'a [Affix]),
}

/// A rule that decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// The node of a row.
    Row(NodeId),
    /// The node of a prefix.
    Prefix(NodeId),
}

impl Rule {
    /// The node, if the rule is a row.
    pub(crate) fn row(self) -> Option<NodeId> {
        if let Self::Row(node) = self { Some(node) } else { None }
    }

    /// The node, if the rule is a prefix.
    pub(crate) fn prefix(self) -> Option<NodeId> {
        if let Self::Prefix(node) = self { Some(node) } else { None }
    }
}

/// What the construction found out about pairs of rules.
#[derive(Debug, Default)]
pub(crate) struct Overlaps {
    /// Lists of nodes with rows where one path matches all rows of a list. The first row decides.
    pub(crate) rows: BTreeSet<Vec<NodeId>>,
    /// Nodes that were left out, because a more specific rule decides every rest of the path: a row that ends with a
    /// span, or a prefix. After a row, the prefixes at and below the node can still decide the other methods.
    pub(crate) left_out: BTreeSet<(NodeId, Rule)>,
    /// Pairs of a prefix and a less specific one that covers the same path.
    pub(crate) prefixes: BTreeSet<(NodeId, NodeId)>,
}

impl Candidates {
    /// The first row that ends with a span, by its index. It decides instead of all later rows.
    fn covering_row(&self, trie: &Trie) -> Option<usize> {
        self.nodes.iter().position(|id| trie.is_final_span(*id))
    }

    /// The nodes with their indexes, and whether only prefixes can be reached from a node.
    fn with_indexes(&self, trie: &Trie) -> impl Iterator<Item = (usize, NodeId, bool)> {
        let covering = self.covering_row(trie).unwrap_or(usize::MAX);
        self.nodes.iter().enumerate().map(move |(index, id)| (index, *id, index > covering))
    }

    /// The indexes of the nodes that a segment which is not a literal can lead on from.
    pub(super) fn open(&self, trie: &Trie) -> Vec<usize> {
        let open = self.nodes.iter().enumerate().filter(|(_, id)| !trie.node(**id).patterns.is_empty());
        open.map(|(index, _)| index).collect()
    }

    /// The labels of the literals that lead to other nodes than other segments do. Each has the indexes of the nodes that
    /// it leads on from, with those of `open`.
    pub(super) fn labels(&self, trie: &Trie, open: &[usize]) -> BTreeMap<Label, Vec<usize>> {
        let mut labels: BTreeMap<Label, Vec<usize>> = BTreeMap::new();
        for (index, id, only_prefixes) in self.with_indexes(trie) {
            for (label, child) in &trie.node(id).literals {
                if !only_prefixes || trie.node(*child).leads_to_prefix {
                    labels.entry(*label).or_insert_with(|| open.to_vec()).push(index);
                }
            }
        }
        for indexes in labels.values_mut() {
            indexes.sort_unstable();
            indexes.dedup();
        }
        labels
    }

    /// The affixes that a segment is compared with, the longest first: a segment that has an affix has the shorter ones
    /// that are part of it, so these need no test.
    pub(super) fn affixes(&self, trie: &Trie) -> Vec<Affix> {
        let mut affixes: Vec<Affix> = Vec::new();
        for (_, id, only_prefixes) in self.with_indexes(trie) {
            let patterns = trie.node(id).patterns.iter().filter(|pattern| pattern.affix != NO_AFFIX);
            let kept = patterns.filter(|pattern| !only_prefixes || trie.node(pattern.target).leads_to_prefix);
            affixes.extend(kept.map(|pattern| pattern.affix));
        }
        let length = |(prefix, suffix): Affix| trie.text(prefix).len() + trie.text(suffix).len();
        affixes.sort_unstable_by_key(|affix| (std::cmp::Reverse(length(*affix)), *affix));
        affixes.dedup();
        affixes
    }

    /// The nodes after one more segment, the most specific first. `indexes` are those of the nodes that it leads on from.
    pub(super) fn step(
        &self,
        trie: &Trie,
        indexes: &[usize],
        input: &Input<'_>,
        overlaps: &mut Overlaps,
    ) -> Vec<NodeId> {
        let covering = self.covering_row(trie);
        let mut nodes = Vec::new();
        for index in indexes {
            let Some(id) = self.nodes.get(*index).copied() else { continue };
            let row = covering.filter(|covering| index > covering).and_then(|covering| self.nodes.get(covering));
            let mut add = |target: NodeId| match row {
                Some(row) if !trie.node(target).leads_to_prefix => {
                    overlaps.left_out.insert((target, Rule::Row(*row)));
                }
                _ => nodes.push(target),
            };
            if let Input::Literal(label) = input {
                trie.literal(id, *label).into_iter().for_each(&mut add);
            }
            for pattern in &trie.node(id).patterns {
                let matches = pattern.affix == NO_AFFIX
                    || match input {
                        Input::Literal(label) => has_affix(trie, pattern.affix, trie.text(*label)),
                        Input::Other(present) => present.contains(&pattern.affix),
                    };
                if matches {
                    add(pattern.target);
                }
            }
        }
        nodes
    }

    /// The decision about a path that leads to these nodes, and the nodes that go on. `rest` is the prefix that covered
    /// the path before its last segment.
    pub(super) fn new(
        trie: &Trie,
        nodes: &[NodeId],
        rest: Option<NodeId>,
        overlaps: &mut Overlaps,
    ) -> (Decision, Self) {
        let mut decision = Decision { row: None, prefix: rest };
        let mut candidates = Self { nodes: Vec::new(), rest };
        let mut covering = None;
        for (index, id) in nodes.iter().enumerate() {
            let node = trie.node(*id);
            if decision.row.is_none() && !node.rows.is_empty() {
                decision.row = Some(*id);
            }
            match covering {
                Some(row) if !node.leads_to_prefix => {
                    overlaps.left_out.insert((*id, Rule::Row(row)));
                }
                _ if node.goes_on() => candidates.nodes.push(*id),
                _ => {}
            }
            if !node.prefixes.is_empty() {
                (decision.prefix, candidates.rest) = (Some(*id), Some(*id));
                overlaps.prefixes.extend(rest.map(|outer| (*id, outer)));
                let others = nodes.iter().skip(index + 1);
                overlaps.left_out.extend(others.map(|other| (*other, Rule::Prefix(*id))));
                break;
            }
            if covering.is_none() && trie.is_final_span(*id) {
                covering = Some(*id);
            }
        }
        if let Some(first) = decision.row {
            let with_rows = nodes.iter().copied().filter(|id| !trie.node(*id).rows.is_empty());
            let rows: Vec<NodeId> = with_rows.skip_while(|id| *id != first).collect();
            if rows.len() > 1 {
                overlaps.rows.insert(rows);
            }
        }
        (decision, candidates)
    }

    /// The decision that holds for every longer path, if the candidates have only one.
    pub(super) fn only_decision(&self, trie: &Trie) -> Option<Decision> {
        match self.nodes.as_slice() {
            [] => Some(Decision { row: None, prefix: self.rest }),
            [id] if trie.is_final_span(*id) && trie.node(*id).literals.is_empty() => {
                let [_] = trie.node(*id).patterns.as_slice() else { return None };
                Some(Decision { row: Some(*id), prefix: self.rest })
            }
            _ => None,
        }
    }
}
