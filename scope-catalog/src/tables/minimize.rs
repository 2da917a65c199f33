//! DFA minimization by hash-consing bottom-up (Revuz, "Minimisation of acyclic deterministic automata in linear time",
//! 1992): the automaton has no cycles, so two states are equivalent if their outputs and targets are equal.
//!
//! Rules with equal method maps share an answer, with one exception. The matcher compares the answers of a path as sent
//! and decoded, and refuses the path if they differ. So two rules keep separate answers if a path can match one rule as
//! sent and the other rule decoded. This is possible for rows that match the same path or have different affixes, for
//! tails at different nodes, and for prefixes of different lengths.

use super::method_maps::MethodMapId;
use crate::hash::HashMap;
use crate::number::number;
use crate::policy::automaton::{Automaton, Branch, BranchId, Determinized, Kind, Next, Rule, State, StateId};
use crate::policy::trie::{Affix, NodeId, Trie};
use std::collections::BTreeMap;

/// The number of an answer, which tells rules apart as far as the matcher must. 0 is the answer of paths that no rule
/// matches.
pub(super) type Answer = u32;

/// Rules of one class and one color share an answer.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Class {
    map: MethodMapId,
    kind: Kind,
    /// The node of a tail; the number of segments of a prefix; 0 for a row.
    node_or_depth: u32,
    /// The affixes of the rule's parameters, with the indexes of their segments.
    affixes: Vec<(usize, Affix)>,
    /// The nodes on the path to the rule that are [shadowed](Determinized::shadowed).
    shadowed: Vec<NodeId>,
}

/// The minimal automaton.
#[derive(Debug)]
pub(super) struct Minimized {
    pub(super) automaton: Automaton<Answer>,
    /// The method map of each answer. The first one has no meaning.
    pub(super) maps: Vec<MethodMapId>,
}

pub(super) fn minimize(determinized: &Determinized, trie: &Trie, map_of: impl Fn(Rule) -> MethodMapId) -> Minimized {
    let classes = Classes { trie, map_of, affixes: affixes(trie), shadowed: shadowed(trie, determinized) };
    let colors = classes.colors(determinized);
    let mut maps: Vec<MethodMapId> = vec![0];
    let mut by_class: HashMap<(Class, u32), Answer> = HashMap::default();
    let mut by_rule: HashMap<Rule, Answer> = HashMap::default();
    let mut merged = Merged::default();
    // The targets of a state come before it, so they are already merged.
    for state in &determinized.automaton.states {
        let answer = state.output.map_or(0, |rule| {
            *by_rule.entry(rule).or_insert_with(|| {
                let color = colors.get(&rule.node).copied().unwrap_or_default();
                let class = classes.of(rule);
                let (next, map) = (number(maps.len()), class.map);
                *by_class.entry((class, color)).or_insert_with(|| {
                    maps.push(map);
                    next
                })
            })
        });
        merged.add(state, answer, &determinized.automaton);
    }
    let root = merged.state(determinized.automaton.root);
    Minimized { automaton: Automaton { states: merged.states, branches: merged.branches, root }, maps }
}

struct Classes<'a, F> {
    trie: &'a Trie,
    map_of: F,
    /// The affixes on the path to a node, for nodes that have any.
    affixes: HashMap<NodeId, Vec<(usize, Affix)>>,
    /// The shadowed nodes on the path to a node, for nodes that have any.
    shadowed: HashMap<NodeId, Vec<NodeId>>,
}

impl<F: Fn(Rule) -> MethodMapId> Classes<'_, F> {
    fn of(&self, rule: Rule) -> Class {
        let node_or_depth = match rule.kind {
            Kind::Row => 0,
            Kind::Tail => rule.node,
            Kind::Prefix => self.trie.node(rule.node).depth,
        };
        let affixes = self.affixes.get(&rule.node).cloned().unwrap_or_default();
        let shadowed = self.shadowed.get(&rule.node).cloned().unwrap_or_default();
        Class { map: (self.map_of)(rule), kind: rule.kind, node_or_depth, affixes, shadowed }
    }

    /// The colors of a greedy graph coloring: nodes of one class get different colors if one path matches rows at both.
    fn colors(&self, determinized: &Determinized) -> HashMap<NodeId, u32> {
        let mut lists_of: BTreeMap<NodeId, Vec<&Vec<NodeId>>> = BTreeMap::new();
        for nodes in &determinized.overlapping {
            for node in nodes {
                lists_of.entry(*node).or_default().push(nodes);
            }
        }
        let classes: HashMap<NodeId, Class> =
            lists_of.keys().map(|node| (*node, self.of(Rule { node: *node, kind: Kind::Row }))).collect();
        let mut colors: HashMap<NodeId, u32> = HashMap::default();
        for (node, lists) in &lists_of {
            let class = classes.get(node);
            let neighbors = lists.iter().copied().flatten().filter(|other| classes.get(other) == class);
            let taken: Vec<u32> = neighbors.filter_map(|other| colors.get(other)).copied().collect();
            let free = (0..=u32::MAX).find(|color| !taken.contains(color)).unwrap_or_default();
            colors.insert(*node, free);
        }
        colors
    }
}

/// The affixes on the path to each node, for nodes that have any.
fn affixes(trie: &Trie) -> HashMap<NodeId, Vec<(usize, Affix)>> {
    let mut all: HashMap<NodeId, Vec<(usize, Affix)>> = HashMap::default();
    // Parents come before their children.
    for (node, id) in trie.nodes.iter().zip(0..) {
        let here = all.get(&id).cloned().unwrap_or_default();
        if !here.is_empty() {
            let children = node.literals.iter().map(|(_, child)| child).chain(&node.parameter);
            for child in children {
                all.insert(*child, here.clone());
            }
        }
        for (affix, child) in &node.affixed {
            let mut with_this = here.clone();
            with_this.push((node.depth as usize, *affix));
            all.insert(*child, with_this);
        }
    }
    all
}

/// The shadowed nodes on the path to each node, for nodes that have any.
fn shadowed(trie: &Trie, determinized: &Determinized) -> HashMap<NodeId, Vec<NodeId>> {
    let mut all: HashMap<NodeId, Vec<NodeId>> = HashMap::default();
    for (node, id) in trie.nodes.iter().zip(0..) {
        if determinized.shadowed.contains(&id) {
            all.entry(id).or_default().push(id);
        }
        let Some(here) = all.get(&id).cloned() else { continue };
        let affixed = node.affixed.iter().map(|(_, child)| child);
        for child in node.literals.iter().map(|(_, child)| child).chain(affixed).chain(&node.parameter) {
            all.insert(*child, here.clone());
        }
    }
    all
}

/// The states and branches of the minimal automaton, each stored once.
#[derive(Default)]
struct Merged {
    states: Vec<State<Answer>>,
    branches: Vec<Branch>,
    by_state: HashMap<State<Answer>, StateId>,
    by_branch: HashMap<Branch, BranchId>,
    /// The new number of each old state.
    new_states: Vec<StateId>,
    /// The replacement of each old branch.
    new_branches: HashMap<BranchId, Next>,
}

impl Merged {
    /// Adds the next state of the old automaton.
    fn add(&mut self, state: &State<Option<Rule>>, answer: Answer, old: &Automaton<Option<Rule>>) {
        let merged = State {
            output: answer,
            is_rest: state.is_rest,
            literals: state.literals.iter().map(|(label, next)| (*label, self.state(*next))).collect(),
            other: self.next(state.other, old),
        };
        let next = number(self.states.len());
        let id = *self.by_state.entry(merged).or_insert_with_key(|merged| {
            self.states.push(merged.clone());
            next
        });
        self.new_states.push(id);
    }

    fn state(&self, old: StateId) -> StateId {
        self.new_states.get(old as usize).copied().unwrap_or_default()
    }

    fn next(&mut self, next: Next, old: &Automaton<Option<Rule>>) -> Next {
        match next {
            Next::Nowhere => Next::Nowhere,
            Next::State(state) => Next::State(self.state(state)),
            Next::Branch(id) => {
                if let Some(known) = self.new_branches.get(&id) {
                    return *known;
                }
                let Some(branch) = old.branches.get(id as usize) else { return Next::Nowhere };
                let (yes, no) = (self.next(branch.yes, old), self.next(branch.no, old));
                // A test is redundant if both results have the same target.
                let merged = if yes == no { yes } else { self.branch(Branch { affix: branch.affix, yes, no }) };
                self.new_branches.insert(id, merged);
                merged
            }
        }
    }

    fn branch(&mut self, branch: Branch) -> Next {
        let next = number(self.branches.len());
        let id = *self.by_branch.entry(branch).or_insert(next);
        if id == next {
            self.branches.push(branch);
        }
        Next::Branch(id)
    }
}
