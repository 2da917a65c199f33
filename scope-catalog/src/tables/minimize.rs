//! States that do the same become one, and so do rules that ask for the same.
//!
//! Not all of these: a path and its decoded form are compared by what they select, and where that is two rules the path is
//! refused. So rules that ask for the same are one only if no path can select one of them and be decoded to the other. Rows
//! that could be confused so fit one path, or have different texts affixes their parameters; tails are told apart by where
//! they are, prefixes by their length.

use super::contents::Content;
use crate::hash::HashMap;
use crate::number::number;
use crate::policy::automaton::{Automaton, Branch, BranchId, Built, Kind, Next, Rule, State, StateId};
use crate::policy::trie::{Affix, NodeId, Trie};
use std::collections::BTreeMap;

/// What a path selects, as a number; 0 for nothing.
pub(super) type Answer = u32;

/// What rules have in common that are one.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Class {
    content: Content,
    kind: Kind,
    /// The number of a node, or how many segments a prefix has.
    place: u32,
    /// Texts affixes parameters, with the segments that they are at.
    affixes: Vec<(usize, Affix)>,
    /// The nodes on the way that are shadowed, see [`Built`]: what shadows them is not behind these.
    shadowed: Vec<NodeId>,
}

/// An automaton without two states that do the same, and the content of each answer; that of answer 0 means nothing.
#[derive(Debug)]
pub(super) struct Minimized {
    pub(super) automaton: Automaton<Answer>,
    pub(super) answers: Vec<Content>,
}

pub(super) fn minimize(built: &Built, trie: &Trie, content: impl Fn(Rule) -> Content) -> Minimized {
    let classes = Classes { trie, content, affixes: affixes(trie), shadowed: shadowed(trie, built) };
    let colors = classes.colors(built);
    let mut answers: Vec<Content> = vec![0];
    let mut by_class: HashMap<(Class, u32), Answer> = HashMap::default();
    let mut by_rule: HashMap<Rule, Answer> = HashMap::default();
    let mut merged = Merged::default();
    // What a state leads to stands before it.
    for state in &built.automaton.states {
        let decides = state.decides.map_or(0, |rule| {
            *by_rule.entry(rule).or_insert_with(|| {
                let color = colors.get(&rule.node).copied().unwrap_or_default();
                let class = classes.of(rule);
                let (next, content) = (number(answers.len()), class.content);
                *by_class.entry((class, color)).or_insert_with(|| {
                    answers.push(content);
                    next
                })
            })
        });
        merged.add(state, decides, &built.automaton);
    }
    let root = merged.state(built.automaton.root);
    Minimized { automaton: Automaton { states: merged.states, branches: merged.branches, root }, answers }
}

struct Classes<'a, C> {
    trie: &'a Trie,
    content: C,
    /// The texts affixes parameters on the way to a node, where there are any.
    affixes: HashMap<NodeId, Vec<(usize, Affix)>>,
    /// The shadowed nodes on the way to a node, where there are any.
    shadowed: HashMap<NodeId, Vec<NodeId>>,
}

impl<C: Fn(Rule) -> Content> Classes<'_, C> {
    fn of(&self, rule: Rule) -> Class {
        let place = match rule.kind {
            Kind::Row => 0,
            Kind::Tail => rule.node,
            Kind::Prefix => self.trie.node(rule.node).depth,
        };
        let affixes = self.affixes.get(&rule.node).cloned().unwrap_or_default();
        let shadowed = self.shadowed.get(&rule.node).cloned().unwrap_or_default();
        Class { content: (self.content)(rule), kind: rule.kind, place, affixes, shadowed }
    }

    /// By node, which of several rules of its class it has, where a path fits more than one.
    fn colors(&self, built: &Built) -> HashMap<NodeId, u32> {
        let mut met: BTreeMap<NodeId, Vec<&Vec<NodeId>>> = BTreeMap::new();
        for nodes in &built.crossing {
            for node in nodes {
                met.entry(*node).or_default().push(nodes);
            }
        }
        let classes: HashMap<NodeId, Class> =
            met.keys().map(|node| (*node, self.of(Rule { node: *node, kind: Kind::Row }))).collect();
        let mut colors: HashMap<NodeId, u32> = HashMap::default();
        for (node, lists) in &met {
            let class = classes.get(node);
            let others = lists.iter().copied().flatten().filter(|other| classes.get(other) == class);
            let taken: Vec<u32> = others.filter_map(|other| colors.get(other)).copied().collect();
            let free = (0..=u32::MAX).find(|color| !taken.contains(color)).unwrap_or_default();
            colors.insert(*node, free);
        }
        colors
    }
}

/// The texts affixes parameters on the way to every node behind one.
fn affixes(trie: &Trie) -> HashMap<NodeId, Vec<(usize, Affix)>> {
    let mut all: HashMap<NodeId, Vec<(usize, Affix)>> = HashMap::default();
    // Children stand behind their parents.
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

/// The shadowed nodes on the way to every node that is behind one.
fn shadowed(trie: &Trie, built: &Built) -> HashMap<NodeId, Vec<NodeId>> {
    let mut all: HashMap<NodeId, Vec<NodeId>> = HashMap::default();
    for (node, id) in trie.nodes.iter().zip(0..) {
        if built.shadowed.contains(&id) {
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

/// The states and branches that are left.
#[derive(Default)]
struct Merged {
    states: Vec<State<Answer>>,
    branches: Vec<Branch>,
    by_state: HashMap<State<Answer>, StateId>,
    by_branch: HashMap<Branch, BranchId>,
    /// By the number that it had.
    new_states: Vec<StateId>,
    new_branches: HashMap<BranchId, Next>,
}

impl Merged {
    /// Adds the next state.
    fn add(&mut self, state: &State<Option<Rule>>, decides: Answer, from: &Automaton<Option<Rule>>) {
        let merged = State {
            decides,
            is_rest: state.is_rest,
            literals: state.literals.iter().map(|(label, next)| (*label, self.state(*next))).collect(),
            other: self.next(state.other, from),
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

    fn next(&mut self, old: Next, from: &Automaton<Option<Rule>>) -> Next {
        match old {
            Next::Nowhere => Next::Nowhere,
            Next::State(state) => Next::State(self.state(state)),
            Next::Branch(id) => {
                if let Some(known) = self.new_branches.get(&id) {
                    return *known;
                }
                let Some(branch) = from.branches.get(id as usize) else { return Next::Nowhere };
                let (yes, no) = (self.next(branch.yes, from), self.next(branch.no, from));
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
