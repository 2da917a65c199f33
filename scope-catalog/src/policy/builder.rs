//! Subset construction (Rabin & Scott, "Finite Automata and Their Decision Problems", 1959): one state for each list of
//! trie nodes that the same segments can lead to.

use super::affix_diagram::{self, DiagramNode};
use super::automaton::{After, Automaton, Branch, Decision, Edges, EdgesId, Next, State, StateId};
use super::candidates::{Candidates, Input, Overlaps};
use super::trie::{Affix, Label, Node, NodeId, Trie};
use crate::hash::HashMap;
use crate::limits::{MAX_AFFIXES, MAX_VISITS, VISITS_PER_NODE};
use crate::number::number;

/// The number of rules that an error about too many states names.
const NAMED_RULES: usize = 3;

/// Rows or prefixes cross so often that the automaton would have too many states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooManyStates {
    /// The rows that cost most, as indexes into the endpoints.
    pub(crate) rows: Vec<usize>,
    /// The prefixes that cost most, as indexes into the prefixes.
    pub(crate) prefixes: Vec<usize>,
}

/// The automaton of a trie, with what the construction found out about pairs of rules.
#[derive(Debug)]
pub(crate) struct Determinized {
    pub(crate) automaton: Automaton<Decision>,
    pub(crate) overlaps: Overlaps,
}

/// Builds the deterministic automaton of a trie.
///
/// # Errors
/// If rows or prefixes cross so often that the automaton would have too many states.
pub(crate) fn determinize(trie: &Trie) -> Result<Determinized, TooManyStates> {
    let mut builder = Builder {
        trie,
        states: Vec::with_capacity(trie.nodes.len()),
        by_output: crate::hash::map(trie.nodes.len()),
        edges: Vec::with_capacity(trie.nodes.len()),
        by_candidates: crate::hash::map(trie.nodes.len()),
        unexplored: Vec::new(),
        branches: Vec::new(),
        overlaps: Overlaps::default(),
        budget: MAX_VISITS + VISITS_PER_NODE * trie.nodes.len(),
        visits: HashMap::default(),
    };
    let root = builder.root();
    while let Some((id, candidates)) = builder.unexplored.pop() {
        let Some(edges) = builder.explore(&candidates) else {
            return Err(TooManyStates {
                rows: builder.costly(|node| node.rows.first()),
                prefixes: builder.costly(|node| node.prefixes.first()),
            });
        };
        if let Some(slot) = builder.edges.get_mut(id as usize) {
            *slot = edges;
        }
    }
    let Builder { states, edges, branches, overlaps, .. } = builder;
    Ok(Determinized { automaton: Automaton { states, edges, branches, root }, overlaps })
}

struct Builder<'a> {
    trie: &'a Trie,
    states: Vec<State<Decision>>,
    by_output: HashMap<State<Decision>, StateId>,
    edges: Vec<Edges>,
    by_candidates: HashMap<Candidates, EdgesId>,
    /// Edges that are not yet known, with their candidates.
    unexplored: Vec<(EdgesId, Candidates)>,
    branches: Vec<Branch>,
    overlaps: Overlaps,
    /// The number of nodes that may still be visited.
    budget: usize,
    /// How often each node was visited together with others.
    visits: HashMap<NodeId, usize>,
}

impl Builder<'_> {
    /// The start state. It has edges even if one decision holds for all paths, because the matcher follows the first
    /// segment without looking at flags.
    fn root(&mut self) -> StateId {
        let (output, candidates) = Candidates::new(self.trie, &[0], None, &mut self.overlaps);
        let after = After::Edges(self.edges_of(candidates));
        self.states.push(State { output, after });
        number(self.states.len() - 1)
    }

    /// The state of a path that leads to these nodes.
    fn state(&mut self, nodes: &[NodeId], rest: Option<NodeId>) -> StateId {
        let (output, candidates) = Candidates::new(self.trie, nodes, rest, &mut self.overlaps);
        let after = match candidates.only_decision(self.trie) {
            Some(Decision { row: None, prefix: None }) => After::Nothing,
            Some(decision) if decision == output => After::Same,
            _ => After::Edges(self.edges_of(candidates)),
        };
        let state = State { output, after };
        let next = number(self.states.len());
        let id = *self.by_output.entry(state).or_insert(next);
        if id == next {
            self.states.push(state);
        }
        id
    }

    fn edges_of(&mut self, candidates: Candidates) -> EdgesId {
        if let Some(known) = self.by_candidates.get(&candidates) {
            return *known;
        }
        let id = number(self.edges.len());
        self.edges.push(Edges { literals: Vec::new(), other: Next::Nowhere });
        self.by_candidates.insert(candidates.clone(), id);
        self.unexplored.push((id, candidates));
        id
    }

    /// The edges of the states with these candidates; `None` if the budget is exhausted.
    fn explore(&mut self, candidates: &Candidates) -> Option<Edges> {
        let open = candidates.open(self.trie);
        let labels = candidates.labels(self.trie, &open);
        let mut literals: Vec<(Label, StateId)> = Vec::with_capacity(labels.len());
        for (label, indexes) in labels {
            let nodes = self.step(candidates, &indexes, &Input::Literal(label))?;
            literals.push((label, self.state(&nodes, candidates.rest)));
        }
        Some(Edges { literals, other: self.other(candidates, &open)? })
    }

    /// The edge of all segments that are not literals of the candidates.
    fn other(&mut self, candidates: &Candidates, open: &[usize]) -> Option<Next> {
        let trie = self.trie;
        let affixes = candidates.affixes(trie);
        let step = |present: &[Affix]| self.step(candidates, open, &Input::Other(present));
        let is_small = affixes.len() <= MAX_AFFIXES;
        let Some(diagram) = is_small.then(|| affix_diagram::build(trie, &affixes, step)).flatten() else {
            for pattern in candidates.nodes.iter().flat_map(|node| &trie.node(*node).patterns) {
                *self.visits.entry(pattern.target).or_default() += 1;
            }
            return None;
        };
        // The targets of a diagram node are already translated, because they come before it.
        let mut translated: Vec<Next> = Vec::with_capacity(diagram.len());
        for node in diagram {
            let target = |index: usize| translated.get(index).copied().unwrap_or(Next::Nowhere);
            let next = match node {
                DiagramNode::Leaf(nodes) if nodes.is_empty() && candidates.rest.is_none() => Next::Nowhere,
                DiagramNode::Leaf(nodes) => Next::State(self.state(&nodes, candidates.rest)),
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

    /// The nodes after one more segment; `None` if the budget is exhausted.
    fn step(&mut self, candidates: &Candidates, indexes: &[usize], input: &Input<'_>) -> Option<Vec<NodeId>> {
        if candidates.nodes.len() > 1 {
            for node in indexes.iter().filter_map(|index| candidates.nodes.get(*index)) {
                *self.visits.entry(*node).or_default() += 1;
            }
        }
        self.budget = self.budget.checked_sub(indexes.len().max(1))?;
        Some(candidates.step(self.trie, indexes, input, &mut self.overlaps))
    }

    /// Rules at or below the nodes that were visited together with others most often. `rule` is the rule of a node.
    fn costly(&self, rule: impl Fn(&Node) -> Option<&usize>) -> Vec<usize> {
        let mut nodes: Vec<(usize, NodeId)> = self.visits.iter().map(|(node, visits)| (*visits, *node)).collect();
        nodes.sort_unstable_by_key(|(visits, node)| (std::cmp::Reverse(*visits), *node));
        let mut rules = Vec::new();
        for index in nodes.iter().filter_map(|(_, node)| self.trie.first_below(*node, &rule)) {
            if rules.len() < NAMED_RULES && !rules.contains(&index) {
                rules.push(index);
            }
        }
        rules.sort_unstable();
        rules
    }
}
