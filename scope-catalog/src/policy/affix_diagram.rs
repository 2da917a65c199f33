//! A binary decision diagram over the affixes of one segment (Bryant, "Graph-Based Algorithms for Boolean Function
//! Manipulation", 1986): an inner node tests one affix, and a leaf knows all affixes that the segment has.

use super::trie::{Affix, Trie};

pub(super) enum DiagramNode<Leaf> {
    /// Tests whether the segment has an affix. The targets are indexes of nodes.
    Test {
        affix: Affix,
        yes: usize,
        no: usize,
    },
    Leaf(Leaf),
}

/// The number of tests, with those whose results follow from others, that one diagram may need. Without affixes that are
/// part of each other, a diagram needs at most the square of their number.
const MAX_TESTS: usize = 100_000;

/// The diagram that tests the affixes in their order. A node comes after its targets, and the root is last.
///
/// `leaf` makes a leaf from the affixes that a segment has. If it returns `None`, so does this function. The result is
/// also `None` if the diagram would be too large.
pub(super) fn build<Leaf>(
    trie: &Trie,
    affixes: &[Affix],
    leaf: impl FnMut(&[Affix]) -> Option<Leaf>,
) -> Option<Vec<DiagramNode<Leaf>>> {
    let mut diagram = Diagram { trie, leaf, nodes: Vec::new(), present: Vec::new(), budget: MAX_TESTS };
    diagram.add(affixes)?;
    Some(diagram.nodes)
}

/// Whether a segment has an affix, with at least one byte between the two texts.
pub(super) fn has_affix(trie: &Trie, affix: Affix, segment: &str) -> bool {
    let (prefix, suffix) = texts(trie, affix);
    segment.len() > prefix.len() + suffix.len() && segment.starts_with(prefix) && segment.ends_with(suffix)
}

struct Diagram<'t, Leaf, F> {
    trie: &'t Trie,
    leaf: F,
    nodes: Vec<DiagramNode<Leaf>>,
    /// The affixes that the tests on the path to the current node found.
    present: Vec<Affix>,
    /// The number of tests that may still follow.
    budget: usize,
}

impl<Leaf, F: FnMut(&[Affix]) -> Option<Leaf>> Diagram<'_, Leaf, F> {
    /// Adds the nodes that test these affixes, and returns the index of the first one to run.
    fn add(&mut self, affixes: &[Affix]) -> Option<usize> {
        let Some((first, others)) = affixes.split_first() else {
            let leaf = (self.leaf)(&self.present)?;
            return Some(self.push(DiagramNode::Leaf(leaf)));
        };
        self.budget = self.budget.checked_sub(1)?;
        // The results of some tests follow from earlier ones.
        if self.present.iter().any(|known| excludes(self.trie, *known, *first)) {
            return self.add(others);
        }
        let is_implied = self.present.iter().any(|known| implies(self.trie, *known, *first));
        let no = if is_implied { None } else { Some(self.add(others)?) };
        self.present.push(*first);
        let yes = self.add(others)?;
        self.present.pop();
        let Some(no) = no else { return Some(yes) };
        Some(self.push(DiagramNode::Test { affix: *first, yes, no }))
    }

    fn push(&mut self, node: DiagramNode<Leaf>) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}

/// Whether no segment has both affixes.
fn excludes(trie: &Trie, one: Affix, other: Affix) -> bool {
    let [(prefix, suffix), (other_prefix, other_suffix)] = [texts(trie, one), texts(trie, other)];
    let nested_prefixes = prefix.starts_with(other_prefix) || other_prefix.starts_with(prefix);
    let nested_suffixes = suffix.ends_with(other_suffix) || other_suffix.ends_with(suffix);
    !(nested_prefixes && nested_suffixes)
}

/// Whether every segment with the affix `one` has the affix `other`, too.
fn implies(trie: &Trie, one: Affix, other: Affix) -> bool {
    let [(prefix, suffix), (other_prefix, other_suffix)] = [texts(trie, one), texts(trie, other)];
    prefix.starts_with(other_prefix) && suffix.ends_with(other_suffix)
}

fn texts(trie: &Trie, (prefix, suffix): Affix) -> (&str, &str) {
    (trie.text(prefix), trie.text(suffix))
}
