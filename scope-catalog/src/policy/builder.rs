//! How states are found: from the lists of nodes that a request could be at.

use super::automaton::{Automaton, Branch, Built, Kind, Next, Rule, State, StateId, TooManyCrossings};
use super::trie::{Affix, Label, Node, NodeId, Trie};
use crate::hash::HashMap;
use crate::limits::{MAX_AFFIXES, MAX_VISITS, VISITS_PER_NODE};
use crate::number::number;
use std::collections::BTreeSet;

/// How many rows are named where there are too many crossings.
const NAMED_ROWS: usize = 3;

/// What is still possible after some segments.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct StateSet {
    /// Most specific first.
    nodes: Vec<NodeId>,
    /// The rule for the rest of the path, which is less specific than all of these.
    rest: Option<Rule>,
}

/// How a segment is read.
enum Read<'a> {
    Literal(Label),
    /// It is no literal, and of all texts affix parameters has these.
    Other(&'a [Affix]),
}

/// A node of the decision diagram over the affixes of a segment that is no literal.
enum DiagramNode {
    /// Whether the segment has an affix, and which node decides in either case.
    Branch { affix: Affix, yes: usize, no: usize },
    /// The segment is decided: these nodes of the trie are possible after it.
    Leaf(StateSet),
}

pub(crate) struct Builder<'a> {
    trie: &'a Trie,
    states: Vec<State<Option<Rule>>>,
    branches: Vec<Branch>,
    by_set: HashMap<StateSet, StateId>,
    crossing: BTreeSet<Vec<NodeId>>,
    shadowed: BTreeSet<NodeId>,
    budget: usize,
    /// How often each node was one of several.
    visits: HashMap<NodeId, usize>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(trie: &'a Trie) -> Self {
        Self {
            trie,
            states: Vec::with_capacity(trie.nodes.len()),
            branches: Vec::new(),
            by_set: crate::hash::map(trie.nodes.len()),
            crossing: BTreeSet::new(),
            shadowed: BTreeSet::new(),
            budget: MAX_VISITS + VISITS_PER_NODE * trie.nodes.len(),
            visits: HashMap::default(),
        }
    }

    pub(crate) fn build(mut self) -> Result<Built, TooManyCrossings> {
        match self.state(StateSet { nodes: vec![0], rest: None }) {
            Some(root) => {
                let automaton = Automaton { states: self.states, branches: self.branches, root };
                Ok(Built { automaton, crossing: self.crossing, shadowed: self.shadowed })
            }
            None => Err(TooManyCrossings { rows: self.costly_rows() }),
        }
    }

    /// The state for what is possible; none if there are too many.
    fn state(&mut self, set: StateSet) -> Option<StateId> {
        if let Some(known) = self.by_set.get(&set) {
            return Some(*known);
        }
        let is_rest = set.nodes.is_empty();
        let state = State {
            decides: self.decides(&set),
            is_rest,
            literals: self.literals(&set)?,
            other: if is_rest { Next::Nowhere } else { self.other(&set)? },
        };
        let id = number(self.states.len());
        self.states.push(state);
        self.by_set.insert(set, id);
        Some(id)
    }

    /// What decides about a path that ends here.
    fn decides(&mut self, set: &StateSet) -> Option<Rule> {
        if set.nodes.len() > 1 {
            let rows: Vec<NodeId> =
                set.nodes.iter().copied().filter(|node| !self.trie.node(*node).rows.is_empty()).collect();
            if rows.len() > 1 {
                self.crossing.insert(rows);
            }
        }
        let of_nodes = set.nodes.iter().find_map(|id| {
            let node = self.trie.node(*id);
            if node.rows.is_empty() { prefix_at(*id, node) } else { Some(Rule { node: *id, kind: Kind::Row }) }
        });
        of_nodes.or(set.rest)
    }

    fn literals(&mut self, set: &StateSet) -> Option<Vec<(Label, StateId)>> {
        let trie = self.trie;
        let mut labels: Vec<Label> = Vec::new();
        for node in &set.nodes {
            labels.extend(trie.node(*node).literals.iter().map(|(label, _)| *label));
        }
        labels.sort_unstable();
        labels.dedup();
        let mut literals = Vec::with_capacity(labels.len());
        for label in labels {
            let next = self.after(set, &Read::Literal(label))?;
            literals.push((label, self.state(next)?));
        }
        Some(literals)
    }

    /// Where segments lead that are none of the literals.
    fn other(&mut self, set: &StateSet) -> Option<Next> {
        let mut affixes: Vec<Affix> = Vec::new();
        for node in &set.nodes {
            affixes.extend(self.trie.node(*node).affixed.iter().map(|(affix, _)| *affix));
        }
        affixes.sort_unstable();
        affixes.dedup();
        if affixes.len() > MAX_AFFIXES {
            for node in &set.nodes {
                for (_, child) in &self.trie.node(*node).affixed {
                    *self.visits.entry(*child).or_default() += 1;
                }
            }
            return None;
        }
        let mut diagram = Vec::new();
        self.diagram(set, &affixes, &mut Vec::new(), &mut diagram)?;
        // Each stands behind those that it leads to.
        let mut answered: Vec<Next> = Vec::with_capacity(diagram.len());
        for node in diagram {
            let next = |index: usize| answered.get(index).copied().unwrap_or(Next::Nowhere);
            let found = match node {
                DiagramNode::Leaf(set) if set.nodes.is_empty() && set.rest.is_none() => Next::Nowhere,
                DiagramNode::Leaf(set) => Next::State(self.state(set)?),
                DiagramNode::Branch { affix, yes, no } if next(yes) != next(no) => {
                    self.branch(Branch { affix, yes: next(yes), no: next(no) })
                }
                DiagramNode::Branch { yes, .. } => next(yes),
            };
            answered.push(found);
        }
        answered.pop()
    }

    /// Asks about the first of these texts, then about the others, and says which node was the first. `has` is what the
    /// segment is known to have.
    fn diagram(
        &mut self,
        set: &StateSet,
        affixes: &[Affix],
        has: &mut Vec<Affix>,
        diagram: &mut Vec<DiagramNode>,
    ) -> Option<usize> {
        let Some((first, others)) = affixes.split_first() else {
            diagram.push(DiagramNode::Leaf(self.after(set, &Read::Other(has))?));
            return Some(diagram.len() - 1);
        };
        if has.iter().any(|known| !self.can_both_be(*known, *first)) {
            return self.diagram(set, others, has, diagram);
        }
        let is_known = has.iter().any(|known| self.implies(*known, *first));
        let no = if is_known { None } else { Some(self.diagram(set, others, has, diagram)?) };
        has.push(*first);
        let yes = self.diagram(set, others, has, diagram)?;
        has.pop();
        let Some(no) = no else { return Some(yes) };
        diagram.push(DiagramNode::Branch { affix: *first, yes, no });
        Some(diagram.len() - 1)
    }

    fn branch(&mut self, branch: Branch) -> Next {
        let id = number(self.branches.len());
        self.branches.push(branch);
        Next::Branch(id)
    }

    /// Whether one segment can have both affix a parameter.
    fn can_both_be(&self, one: Affix, other: Affix) -> bool {
        let [(prefix, suffix), (other_prefix, other_suffix)] = [self.texts(one), self.texts(other)];
        let nested = prefix.starts_with(other_prefix) || other_prefix.starts_with(prefix);
        nested && (suffix.ends_with(other_suffix) || other_suffix.ends_with(suffix))
    }

    /// Whether every segment that has the one has the other.
    fn implies(&self, one: Affix, other: Affix) -> bool {
        let [(prefix, suffix), (other_prefix, other_suffix)] = [self.texts(one), self.texts(other)];
        prefix.starts_with(other_prefix) && suffix.ends_with(other_suffix)
    }

    fn texts(&self, (prefix, suffix): Affix) -> (&'a str, &'a str) {
        (self.trie.text(prefix), self.trie.text(suffix))
    }

    /// What is possible after one more segment; none if the budget is spent.
    fn after(&mut self, set: &StateSet, read: &Read<'_>) -> Option<StateSet> {
        self.spend(set)?;
        let mut nodes = Vec::new();
        for (index, id) in set.nodes.iter().enumerate() {
            let node = self.trie.node(*id);
            self.follow(*id, read, &mut nodes);
            let tail = (!node.tails.is_empty()).then_some(Rule { node: *id, kind: Kind::Tail });
            if let Some(rest) = tail.or(prefix_at(*id, node)) {
                let mut shadowed = Vec::new();
                for id in set.nodes.iter().skip(index + 1) {
                    self.follow(*id, read, &mut shadowed);
                }
                self.shadowed.extend(shadowed);
                return Some(StateSet { nodes, rest: Some(rest) });
            }
        }
        Some(StateSet { nodes, rest: set.rest })
    }

    /// Adds the nodes that a segment leads to from one.
    fn follow(&self, id: NodeId, read: &Read<'_>, nodes: &mut Vec<NodeId>) {
        let node = self.trie.node(id);
        if let Read::Literal(label) = read {
            nodes.extend(self.trie.literal(id, *label));
        }
        for (affix, child) in &node.affixed {
            let fits = match read {
                Read::Literal(label) => self.has_affix(*affix, self.trie.text(*label)),
                Read::Other(has) => has.contains(affix),
            };
            if fits {
                nodes.push(*child);
            }
        }
        nodes.extend(node.parameter);
    }

    fn has_affix(&self, affix: Affix, segment: &str) -> bool {
        let (prefix, suffix) = self.texts(affix);
        segment.len() > prefix.len() + suffix.len() && segment.starts_with(prefix) && segment.ends_with(suffix)
    }

    fn spend(&mut self, set: &StateSet) -> Option<()> {
        if set.nodes.len() > 1 {
            for node in &set.nodes {
                *self.visits.entry(*node).or_default() += 1;
            }
        }
        self.budget = self.budget.checked_sub(set.nodes.len().max(1))?;
        Some(())
    }

    /// Rows at or behind the nodes that were one of several most often.
    fn costly_rows(&self) -> Vec<usize> {
        let mut nodes: Vec<(usize, NodeId)> = self.visits.iter().map(|(node, visits)| (*visits, *node)).collect();
        nodes.sort_unstable_by_key(|(visits, node)| (std::cmp::Reverse(*visits), *node));
        let mut rows = Vec::new();
        for row in nodes.iter().filter_map(|(_, node)| self.row_behind(*node)) {
            if rows.len() < NAMED_ROWS && !rows.contains(&row) {
                rows.push(row);
            }
        }
        rows.sort_unstable();
        rows
    }

    /// A row that ends at a node or behind it.
    fn row_behind(&self, from: NodeId) -> Option<usize> {
        let mut at = from;
        loop {
            let node = self.trie.node(at);
            if let Some(row) = node.rows.first().or(node.tails.first()) {
                return Some(*row);
            }
            let literal = node.literals.first().map(|(_, child)| *child);
            at = literal.or(node.affixed.first().map(|(_, child)| *child)).or(node.parameter)?;
        }
    }
}

fn prefix_at(id: NodeId, node: &Node) -> Option<Rule> {
    (!node.scopes.is_empty()).then_some(Rule { node: id, kind: Kind::Prefix })
}
