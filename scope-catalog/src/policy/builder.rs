//! Subset construction (Rabin & Scott, "Finite Automata and Their Decision Problems", 1959): one state for each list of
//! trie nodes that the same segments can lead to.

use super::affix_diagram::{self, DiagramNode, has_affix};
use super::automaton::{Automaton, Branch, Determinized, Kind, Next, Rule, State, StateId, TooManyStates};
use super::trie::{Affix, Label, Node, NodeId, Trie};
use crate::hash::HashMap;
use crate::limits::{MAX_AFFIXES, MAX_VISITS, VISITS_PER_NODE};
use crate::number::number;
use std::collections::BTreeSet;

/// The number of rows that an error about too many states names.
const NAMED_ROWS: usize = 3;

/// Builds the deterministic automaton of a trie.
///
/// # Errors
/// If rows cross so often that the automaton would have too many states.
pub(crate) fn determinize(trie: &Trie) -> Result<Determinized, TooManyStates> {
    let mut builder = Builder {
        trie,
        states: Vec::with_capacity(trie.nodes.len()),
        branches: Vec::new(),
        by_subset: crate::hash::map(trie.nodes.len()),
        overlapping: BTreeSet::new(),
        shadowed: BTreeSet::new(),
        budget: MAX_VISITS + VISITS_PER_NODE * trie.nodes.len(),
        visits: HashMap::default(),
    };
    let Some(root) = builder.state(Subset { nodes: vec![0], rest: None }) else {
        return Err(TooManyStates { rows: builder.costly_rows() });
    };
    let Builder { states, branches, overlapping, shadowed, .. } = builder;
    Ok(Determinized { automaton: Automaton { states, branches, root }, overlapping, shadowed })
}

/// The nodes of the trie that the segments read so far can lead to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Subset {
    /// The most specific node first.
    nodes: Vec<NodeId>,
    /// A rule that matches every rest of the path. It is less specific than all nodes.
    rest: Option<Rule>,
}

/// A class of segments that lead to the same nodes.
enum Input<'a> {
    /// The literal with this label.
    Literal(Label),
    /// All segments that are not literals of the subset, and that have exactly these affixes.
    Other(&'a [Affix]),
}

struct Builder<'a> {
    trie: &'a Trie,
    states: Vec<State<Option<Rule>>>,
    branches: Vec<Branch>,
    by_subset: HashMap<Subset, StateId>,
    overlapping: BTreeSet<Vec<NodeId>>,
    shadowed: BTreeSet<NodeId>,
    /// The number of nodes that may still be visited.
    budget: usize,
    /// How often each node was visited together with others.
    visits: HashMap<NodeId, usize>,
}

impl Builder<'_> {
    /// The state of a subset; `None` if the budget is exhausted.
    fn state(&mut self, subset: Subset) -> Option<StateId> {
        if let Some(known) = self.by_subset.get(&subset) {
            return Some(*known);
        }
        let is_rest = subset.nodes.is_empty();
        let state = State {
            output: self.output(&subset),
            is_rest,
            literals: self.literals(&subset)?,
            other: if is_rest { Next::Nowhere } else { self.other(&subset)? },
        };
        let id = number(self.states.len());
        self.states.push(state);
        self.by_subset.insert(subset, id);
        Some(id)
    }

    /// The rule that decides about a path that ends here.
    fn output(&mut self, subset: &Subset) -> Option<Rule> {
        let trie = self.trie;
        if subset.nodes.len() > 1 {
            let rows: Vec<NodeId> =
                subset.nodes.iter().copied().filter(|node| !trie.node(*node).rows.is_empty()).collect();
            if rows.len() > 1 {
                self.overlapping.insert(rows);
            }
        }
        let of_nodes = subset.nodes.iter().find_map(|id| {
            let node = trie.node(*id);
            if node.rows.is_empty() { prefix_at(*id, node) } else { Some(Rule { node: *id, kind: Kind::Row }) }
        });
        of_nodes.or(subset.rest)
    }

    /// The edges of literal segments.
    fn literals(&mut self, subset: &Subset) -> Option<Vec<(Label, StateId)>> {
        let mut labels: Vec<Label> = Vec::new();
        for node in &subset.nodes {
            labels.extend(self.trie.node(*node).literals.iter().map(|(label, _)| *label));
        }
        labels.sort_unstable();
        labels.dedup();
        let mut literals = Vec::with_capacity(labels.len());
        for label in labels {
            let next = self.step(subset, &Input::Literal(label))?;
            literals.push((label, self.state(next)?));
        }
        Some(literals)
    }

    /// The edge of all segments that are not literals of the subset.
    fn other(&mut self, subset: &Subset) -> Option<Next> {
        let trie = self.trie;
        let mut affixes: Vec<Affix> = Vec::new();
        for node in &subset.nodes {
            affixes.extend(trie.node(*node).affixed.iter().map(|(affix, _)| *affix));
        }
        affixes.sort_unstable();
        affixes.dedup();
        if affixes.len() > MAX_AFFIXES {
            for node in &subset.nodes {
                for (_, child) in &trie.node(*node).affixed {
                    *self.visits.entry(*child).or_default() += 1;
                }
            }
            return None;
        }
        let diagram = affix_diagram::build(trie, &affixes, |present| self.step(subset, &Input::Other(present)))?;
        // The targets of a diagram node are already translated, because they come before it.
        let mut translated: Vec<Next> = Vec::with_capacity(diagram.len());
        for node in diagram {
            let target = |index: usize| translated.get(index).copied().unwrap_or(Next::Nowhere);
            let next = match node {
                DiagramNode::Leaf(subset) if subset.nodes.is_empty() && subset.rest.is_none() => Next::Nowhere,
                DiagramNode::Leaf(subset) => Next::State(self.state(subset)?),
                DiagramNode::Test { affix, yes, no } if target(yes) != target(no) => {
                    self.branch(Branch { affix, yes: target(yes), no: target(no) })
                }
                DiagramNode::Test { yes, .. } => target(yes),
            };
            translated.push(next);
        }
        translated.pop()
    }

    fn branch(&mut self, branch: Branch) -> Next {
        let id = number(self.branches.len());
        self.branches.push(branch);
        Next::Branch(id)
    }

    /// The subset after one more segment; `None` if the budget is exhausted.
    fn step(&mut self, subset: &Subset, input: &Input<'_>) -> Option<Subset> {
        self.spend(subset)?;
        let mut nodes = Vec::new();
        for (index, id) in subset.nodes.iter().enumerate() {
            let node = self.trie.node(*id);
            self.add_targets(*id, input, &mut nodes);
            let tail = (!node.tails.is_empty()).then_some(Rule { node: *id, kind: Kind::Tail });
            if let Some(rest) = tail.or(prefix_at(*id, node)) {
                // Less specific nodes are left out. Remember the targets that they had.
                let mut shadowed = Vec::new();
                for id in subset.nodes.iter().skip(index + 1) {
                    self.add_targets(*id, input, &mut shadowed);
                }
                self.shadowed.extend(shadowed);
                return Some(Subset { nodes, rest: Some(rest) });
            }
        }
        Some(Subset { nodes, rest: subset.rest })
    }

    /// Adds the children of a node that match the input, the most specific first.
    fn add_targets(&self, id: NodeId, input: &Input<'_>, targets: &mut Vec<NodeId>) {
        let node = self.trie.node(id);
        if let Input::Literal(label) = input {
            targets.extend(self.trie.literal(id, *label));
        }
        for (affix, child) in &node.affixed {
            let matches = match input {
                Input::Literal(label) => has_affix(self.trie, *affix, self.trie.text(*label)),
                Input::Other(present) => present.contains(affix),
            };
            if matches {
                targets.push(*child);
            }
        }
        targets.extend(node.parameter);
    }

    /// Takes the nodes of a subset from the budget; `None` if the budget is exhausted.
    fn spend(&mut self, subset: &Subset) -> Option<()> {
        if subset.nodes.len() > 1 {
            for node in &subset.nodes {
                *self.visits.entry(*node).or_default() += 1;
            }
        }
        self.budget = self.budget.checked_sub(subset.nodes.len().max(1))?;
        Some(())
    }

    /// Rows at or below the nodes that were visited together with others most often.
    fn costly_rows(&self) -> Vec<usize> {
        let mut nodes: Vec<(usize, NodeId)> = self.visits.iter().map(|(node, visits)| (*visits, *node)).collect();
        nodes.sort_unstable_by_key(|(visits, node)| (std::cmp::Reverse(*visits), *node));
        let mut rows = Vec::new();
        for row in nodes.iter().filter_map(|(_, node)| self.row_below(*node)) {
            if rows.len() < NAMED_ROWS && !rows.contains(&row) {
                rows.push(row);
            }
        }
        rows.sort_unstable();
        rows
    }

    /// The first row that ends at a node or below it.
    fn row_below(&self, id: NodeId) -> Option<usize> {
        let mut at = id;
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
    (!node.prefixes.is_empty()).then_some(Rule { node: id, kind: Kind::Prefix })
}
