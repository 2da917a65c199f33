//! The answers of rules. Rules with equal method maps share an answer, with one exception.
//!
//! The matcher compares the answers of a path as sent and decoded, and refuses the path if they differ. So two decisions
//! keep separate answers if a path can lead to one of them as sent and to the other one decoded. This is possible for
//! rows that match the same path or have different affixes, for rows with spans, and for prefixes that have parameters
//! or different lengths.

use super::method_maps::MethodMapId;
use crate::hash::HashMap;
use crate::number::number;
use crate::policy::automaton::Decision;
use crate::policy::builder::Determinized;
use crate::policy::trie::{Affix, NO_AFFIX, Node, NodeId, Trie};
use std::collections::{BTreeMap, BTreeSet};

/// The number of an answer, which tells decisions apart as far as the matcher must. 0 is the answer of paths that no
/// rule matches.
pub(super) type Answer = u32;

/// The answers of all states.
pub(super) struct Answers {
    /// The answer of each state of the automaton.
    pub(super) of_states: Vec<Answer>,
    /// The method map of each answer. The first one has no meaning.
    pub(super) maps: Vec<MethodMapId>,
}

/// Decisions of one class and one color share an answer.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Class {
    map: MethodMapId,
    row: Option<RowClass>,
    prefix: Option<PrefixClass>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum RowClass {
    /// A row with a span, by its node.
    Span(NodeId),
    Other {
        /// The affixes of the row's parameters, with the indexes of their segments.
        affixes: Vec<(u32, Affix)>,
        /// The nodes on the path to the row that a state leaves out.
        left_out: Vec<NodeId>,
    },
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum PrefixClass {
    /// The number of segments of a prefix of literals.
    Literals(u32),
    /// A prefix with parameters, by its node.
    Parameters(NodeId),
}

pub(super) fn answers(determinized: &Determinized, trie: &Trie, map_of: impl Fn(Decision) -> MethodMapId) -> Answers {
    let classes = Classes::new(trie, determinized);
    let colors = classes.colors(&determinized.overlaps.rows);
    let mut maps: Vec<MethodMapId> = vec![0];
    let mut by_class: HashMap<(Class, u32), Answer> = HashMap::default();
    let mut by_decision: HashMap<Decision, Answer> = HashMap::default();
    let mut of_states = Vec::with_capacity(determinized.automaton.states.len());
    for state in &determinized.automaton.states {
        let decision = state.output;
        if decision == Decision::default() {
            of_states.push(0);
            continue;
        }
        of_states.push(*by_decision.entry(decision).or_insert_with(|| {
            let color = decision.row.and_then(|row| colors.get(&row)).copied().unwrap_or_default();
            let map = map_of(decision);
            let class = Class {
                map,
                row: decision.row.map(|row| classes.of_row(row)),
                prefix: decision.prefix.map(|prefix| classes.of_prefix(prefix)),
            };
            let next = number(maps.len());
            *by_class.entry((class, color)).or_insert_with(|| {
                maps.push(map);
                next
            })
        }));
    }
    Answers { of_states, maps }
}

struct Classes<'a> {
    trie: &'a Trie,
    /// The affixes on the path to a node, for nodes that have any.
    affixes: HashMap<NodeId, Vec<(u32, Affix)>>,
    /// The nodes on the path to a node that a state leaves out, for nodes that have any.
    left_out: HashMap<NodeId, Vec<NodeId>>,
    /// The nodes after a parameter.
    after_parameter: Vec<bool>,
}

impl<'a> Classes<'a> {
    fn new(trie: &'a Trie, determinized: &Determinized) -> Self {
        let is_left_out: BTreeSet<NodeId> = determinized.overlaps.left_out.iter().map(|(node, _)| *node).collect();
        let mut classes = Self {
            trie,
            affixes: HashMap::default(),
            left_out: HashMap::default(),
            after_parameter: vec![false; trie.nodes.len()],
        };
        // Parents come before their children.
        for (node, id) in trie.nodes.iter().zip(0..) {
            if is_left_out.contains(&id) {
                classes.left_out.entry(id).or_default().push(id);
            }
            classes.pass_on(id, node);
        }
        classes
    }

    /// Passes the properties of a node on to its children.
    fn pass_on(&mut self, id: NodeId, node: &Node) {
        let is_after_parameter = self.after_parameter.get(id as usize).copied().unwrap_or_default();
        let literals = node.literals.iter().map(|(_, child)| (*child, NO_AFFIX, is_after_parameter));
        let patterns = node.patterns.iter().map(|pattern| (pattern.target, pattern.affix, true));
        let (affixes, left_out) = (self.affixes.get(&id).cloned(), self.left_out.get(&id).cloned());
        for (child, affix, is_after_parameter) in literals.chain(patterns).filter(|(child, ..)| *child != id) {
            if let Some(after) = self.after_parameter.get_mut(child as usize) {
                *after = is_after_parameter;
            }
            if let Some(left_out) = &left_out {
                self.left_out.insert(child, left_out.clone());
            }
            let mut with_this = affixes.clone().unwrap_or_default();
            with_this.extend((affix != NO_AFFIX).then_some((node.depth, affix)));
            if !with_this.is_empty() {
                self.affixes.insert(child, with_this);
            }
        }
    }

    fn of_row(&self, row: NodeId) -> RowClass {
        if self.trie.node(row).has_span {
            return RowClass::Span(row);
        }
        let affixes = self.affixes.get(&row).cloned().unwrap_or_default();
        RowClass::Other { affixes, left_out: self.left_out.get(&row).cloned().unwrap_or_default() }
    }

    fn of_prefix(&self, prefix: NodeId) -> PrefixClass {
        match self.after_parameter.get(prefix as usize) {
            Some(false) => PrefixClass::Literals(self.trie.node(prefix).depth),
            _ => PrefixClass::Parameters(prefix),
        }
    }

    /// The colors of a greedy graph coloring: nodes of one class get different colors if one path matches rows at both.
    fn colors(&self, overlapping: &BTreeSet<Vec<NodeId>>) -> HashMap<NodeId, u32> {
        let mut lists_of: BTreeMap<NodeId, Vec<&Vec<NodeId>>> = BTreeMap::new();
        for nodes in overlapping {
            for node in nodes {
                lists_of.entry(*node).or_default().push(nodes);
            }
        }
        let mut numbers: HashMap<RowClass, u32> = HashMap::default();
        let mut classes: Vec<Option<u32>> = vec![None; self.trie.nodes.len()];
        for node in lists_of.keys() {
            let next = number(numbers.len());
            if let Some(class) = classes.get_mut(*node as usize) {
                *class = Some(*numbers.entry(self.of_row(*node)).or_insert(next));
            }
        }
        let mut colors: HashMap<NodeId, u32> = HashMap::default();
        for (node, lists) in &lists_of {
            let class = classes.get(*node as usize);
            let neighbors = lists.iter().copied().flatten().filter(|other| classes.get(**other as usize) == class);
            let taken: BTreeSet<u32> = neighbors.filter_map(|other| colors.get(other)).copied().collect();
            let free = (0..=u32::MAX).find(|color| !taken.contains(color)).unwrap_or_default();
            colors.insert(*node, free);
        }
        colors
    }
}
