//! DFA minimization by hash-consing bottom-up (Revuz, "Minimisation of acyclic deterministic automata in linear time",
//! 1992): two states are equivalent if their answers are equal and their edges lead to equivalent states.
//!
//! A span makes a cycle. The edges on a cycle cannot all come after their targets. A target that comes later counts as
//! equivalent to itself only, so the result can have more states than the smallest automaton.

use super::answers::Answer;
use crate::hash::HashMap;
use crate::number::number;
use crate::policy::automaton::{After, Automaton, Branch, BranchId, Decision, Edges, EdgesId, Next, State, StateId};
use crate::policy::trie::{Affix, Label};

/// The target of an edge, up to equivalence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Target {
    Nowhere,
    State(State<Answer>),
    Branch(u32),
}

/// The smaller automaton. `answers` has the answer of each state.
pub(super) fn minimize(automaton: &Automaton<Decision>, answers: &[Answer]) -> Automaton<Answer> {
    let mut minimizer = Minimizer {
        automaton,
        answers,
        representatives: (0..number(automaton.edges.len())).collect(),
        known: HashMap::default(),
        known_branches: HashMap::default(),
        states: Vec::new(),
        new_states: HashMap::default(),
        new_edges: HashMap::default(),
        edges: Vec::new(),
        branches: Vec::new(),
        new_branches: HashMap::default(),
    };
    for edges in postorder(automaton) {
        minimizer.merge(edges);
    }
    let root = minimizer.state(automaton.root);
    minimizer.write();
    let Minimizer { states, edges, branches, .. } = minimizer;
    Automaton { states, edges, branches, root }
}

/// Edges, up to equivalence of their targets.
type EdgesKey = (Vec<(Label, State<Answer>)>, Target);

struct Minimizer<'a> {
    automaton: &'a Automaton<Decision>,
    answers: &'a [Answer],
    /// The equivalent edges that stand for these edges.
    representatives: Vec<EdgesId>,
    known: HashMap<EdgesKey, EdgesId>,
    known_branches: HashMap<(Affix, Target, Target), u32>,
    /// The new states. Those whose edges are not written yet have old edges.
    states: Vec<State<Answer>>,
    new_states: HashMap<State<Answer>, StateId>,
    new_edges: HashMap<EdgesId, EdgesId>,
    edges: Vec<Edges>,
    branches: Vec<Branch>,
    new_branches: HashMap<Branch, BranchId>,
}

impl Minimizer<'_> {
    /// Looks for equivalent edges.
    fn merge(&mut self, id: EdgesId) {
        let Some(edges) = self.automaton.edges.get(id as usize) else { return };
        let literals = edges.literals.iter().map(|(label, next)| (*label, self.representative(*next))).collect();
        let other = self.target(edges.other);
        let representative = *self.known.entry((literals, other)).or_insert(id);
        if let Some(slot) = self.representatives.get_mut(id as usize) {
            *slot = representative;
        }
    }

    fn representative(&self, id: StateId) -> State<Answer> {
        let output = self.answers.get(id as usize).copied().unwrap_or_default();
        let after = match self.automaton.after(id) {
            After::Edges(edges) => After::Edges(self.representatives.get(edges as usize).copied().unwrap_or(edges)),
            after => after,
        };
        State { output, after }
    }

    fn target(&mut self, next: Next) -> Target {
        match next {
            Next::Nowhere => Target::Nowhere,
            Next::State(state) => Target::State(self.representative(state)),
            Next::Branch(id) => {
                let Some(branch) = self.automaton.branches.get(id as usize) else { return Target::Nowhere };
                let (yes, no) = (self.target(branch.yes), self.target(branch.no));
                if yes == no {
                    return yes;
                }
                let count = number(self.known_branches.len());
                Target::Branch(*self.known_branches.entry((branch.affix, yes, no)).or_insert(count))
            }
        }
    }

    /// The new state for an old one.
    fn state(&mut self, id: StateId) -> StateId {
        let state = self.representative(id);
        let next = number(self.states.len());
        let new = *self.new_states.entry(state).or_insert(next);
        if new == next {
            self.states.push(state);
        }
        new
    }

    /// Writes the edges of all new states. This adds the states that the edges lead to.
    fn write(&mut self) {
        let mut written = 0;
        while let Some(state) = self.states.get(written).copied() {
            if let After::Edges(old) = state.after {
                let edges = self.edges(old);
                if let Some(state) = self.states.get_mut(written) {
                    state.after = After::Edges(edges);
                }
            }
            written += 1;
        }
    }

    fn edges(&mut self, old: EdgesId) -> EdgesId {
        if let Some(known) = self.new_edges.get(&old) {
            return *known;
        }
        let id = number(self.edges.len());
        self.new_edges.insert(old, id);
        let automaton = self.automaton;
        if let Some(edges) = automaton.edges.get(old as usize) {
            let literals = edges.literals.iter().map(|(label, next)| (*label, self.state(*next))).collect();
            let other = self.next(edges.other);
            self.edges.push(Edges { literals, other });
        }
        id
    }

    fn next(&mut self, next: Next) -> Next {
        match next {
            Next::Nowhere => Next::Nowhere,
            Next::State(state) => Next::State(self.state(state)),
            Next::Branch(id) => {
                let Some(branch) = self.automaton.branches.get(id as usize) else { return Next::Nowhere };
                let (yes, no) = (self.next(branch.yes), self.next(branch.no));
                // A test is redundant if both results have the same target.
                if yes == no { yes } else { self.branch(Branch { affix: branch.affix, yes, no }) }
            }
        }
    }

    fn branch(&mut self, branch: Branch) -> Next {
        let next = number(self.branches.len());
        let id = *self.new_branches.entry(branch).or_insert(next);
        if id == next {
            self.branches.push(branch);
        }
        Next::Branch(id)
    }
}

/// All edges, each after those that its targets have, except on cycles.
fn postorder<Output>(automaton: &Automaton<Output>) -> Vec<EdgesId> {
    let mut order = Vec::with_capacity(automaton.edges.len());
    let mut seen = vec![false; automaton.edges.len()];
    let mut stack: Vec<(EdgesId, Vec<EdgesId>)> = Vec::new();
    let mut enter = |after: After, stack: &mut Vec<(EdgesId, Vec<EdgesId>)>| {
        if let After::Edges(id) = after
            && let Some(seen) = seen.get_mut(id as usize)
            && !std::mem::replace(seen, true)
        {
            stack.push((id, successors(automaton, id)));
        }
    };
    enter(automaton.after(automaton.root), &mut stack);
    while let Some((id, left)) = stack.last_mut() {
        if let Some(next) = left.pop() {
            enter(After::Edges(next), &mut stack);
        } else {
            order.push(*id);
            stack.pop();
        }
    }
    order
}

/// The edges of the states that edges lead to.
fn successors<Output>(automaton: &Automaton<Output>, id: EdgesId) -> Vec<EdgesId> {
    let Some(edges) = automaton.edges.get(id as usize) else { return Vec::new() };
    let mut states: Vec<StateId> = edges.literals.iter().map(|(_, next)| *next).collect();
    let mut others = vec![edges.other];
    while let Some(next) = others.pop() {
        match next {
            Next::Nowhere => {}
            Next::State(state) => states.push(state),
            Next::Branch(id) => {
                if let Some(branch) = automaton.branches.get(id as usize) {
                    others.extend([branch.yes, branch.no]);
                }
            }
        }
    }
    let after = states.into_iter().map(|state| automaton.after(state));
    after.filter_map(|after| if let After::Edges(id) = after { Some(id) } else { None }).collect()
}
