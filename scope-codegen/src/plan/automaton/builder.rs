//! How states are found: from the lists of nodes that a request could be at.

use super::{Automaton, Built, Kind, Next, Rule, State, StateId, Test, TooManyCrossings};
use crate::hash::HashMap;
use crate::plan::trie::{Around, Label, Node, NodeId, Trie};
use crate::plan::writer::number;
use std::collections::BTreeSet;

/// How many nodes of the trie may be looked at beyond four times as many as there are; one time is what it takes where no
/// templates cross.
const MAX_CROSSING: usize = 50_000;
/// How many different texts around parameters a segment may be compared with.
const MAX_AROUND: usize = 256;
/// How many rows are named where there are too many crossings.
const NAMED_ROWS: usize = 3;

/// What is still possible after some segments.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Live {
    /// Most specific first.
    nodes: Vec<NodeId>,
    /// The rule for the rest of the path, which is less specific than all of these.
    rest: Option<Rule>,
}

/// How a segment is read.
enum Read<'a> {
    Literal(Label),
    /// It is no literal, and of all texts around parameters has these.
    Other(&'a [Around]),
}

/// What is asked about a segment that is no literal, before what follows is known.
enum Question {
    /// Whether it has text around a parameter: the numbers of what follows.
    Has {
        around: Around,
        yes: usize,
        no: usize,
    },
    Answered(Live),
}

pub(in crate::plan) struct Builder<'a> {
    trie: &'a Trie<'a>,
    states: Vec<State<Option<Rule>>>,
    tests: Vec<Test>,
    by_live: HashMap<Live, StateId>,
    crossing: BTreeSet<Vec<NodeId>>,
    shadowed: BTreeSet<NodeId>,
    budget: usize,
    /// How often each node was one of several.
    visits: HashMap<NodeId, usize>,
}

impl<'a> Builder<'a> {
    pub(in crate::plan) fn new(trie: &'a Trie<'a>) -> Self {
        Self {
            trie,
            states: Vec::with_capacity(trie.nodes.len()),
            tests: Vec::new(),
            by_live: crate::hash::map(trie.nodes.len()),
            crossing: BTreeSet::new(),
            shadowed: BTreeSet::new(),
            budget: MAX_CROSSING + 4 * trie.nodes.len(),
            visits: HashMap::default(),
        }
    }

    pub(in crate::plan) fn build(mut self) -> Result<Built, TooManyCrossings> {
        match self.state(Live { nodes: vec![0], rest: None }) {
            Some(root) => {
                let automaton = Automaton { states: self.states, tests: self.tests, root };
                Ok(Built { automaton, crossing: self.crossing, shadowed: self.shadowed })
            }
            None => Err(TooManyCrossings { rows: self.costly_rows() }),
        }
    }

    /// The state for what is possible; none if there are too many.
    fn state(&mut self, live: Live) -> Option<StateId> {
        if let Some(known) = self.by_live.get(&live) {
            return Some(*known);
        }
        let is_rest = live.nodes.is_empty();
        let state = State {
            decides: self.decides(&live),
            is_rest,
            literals: self.literals(&live)?,
            other: if is_rest { Next::Nowhere } else { self.other(&live)? },
        };
        let id = number(self.states.len());
        self.states.push(state);
        self.by_live.insert(live, id);
        Some(id)
    }

    /// What decides about a path that ends here.
    fn decides(&mut self, live: &Live) -> Option<Rule> {
        if live.nodes.len() > 1 {
            let rows: Vec<NodeId> =
                live.nodes.iter().copied().filter(|node| !self.trie.node(*node).rows.is_empty()).collect();
            if rows.len() > 1 {
                self.crossing.insert(rows);
            }
        }
        let of_nodes = live.nodes.iter().find_map(|id| {
            let node = self.trie.node(*id);
            if node.rows.is_empty() { prefix_at(*id, node) } else { Some(Rule { node: *id, kind: Kind::Row }) }
        });
        of_nodes.or(live.rest)
    }

    fn literals(&mut self, live: &Live) -> Option<Vec<(Label, StateId)>> {
        let trie = self.trie;
        let mut labels: Vec<Label> = Vec::new();
        for node in &live.nodes {
            labels.extend(trie.node(*node).literals.iter().map(|(label, _)| *label));
        }
        labels.sort_unstable();
        labels.dedup();
        let mut literals = Vec::with_capacity(labels.len());
        for label in labels {
            let next = self.after(live, &Read::Literal(label))?;
            literals.push((label, self.state(next)?));
        }
        Some(literals)
    }

    /// Where segments lead that are none of the literals.
    fn other(&mut self, live: &Live) -> Option<Next> {
        let mut around: Vec<Around> = Vec::new();
        for node in &live.nodes {
            around.extend(self.trie.node(*node).affixed.iter().map(|(around, _)| *around));
        }
        around.sort_unstable();
        around.dedup();
        if around.len() > MAX_AROUND {
            for node in &live.nodes {
                for (_, child) in &self.trie.node(*node).affixed {
                    *self.visits.entry(*child).or_default() += 1;
                }
            }
            return None;
        }
        let mut questions = Vec::new();
        self.ask(live, &around, &mut Vec::new(), &mut questions)?;
        // Each stands behind those that it leads to.
        let mut answered: Vec<Next> = Vec::with_capacity(questions.len());
        for question in questions {
            let next = |index: usize| answered.get(index).copied().unwrap_or(Next::Nowhere);
            let found = match question {
                Question::Answered(live) if live.nodes.is_empty() && live.rest.is_none() => Next::Nowhere,
                Question::Answered(live) => Next::State(self.state(live)?),
                Question::Has { around, yes, no } if next(yes) != next(no) => {
                    self.test(Test { around, yes: next(yes), no: next(no) })
                }
                Question::Has { yes, .. } => next(yes),
            };
            answered.push(found);
        }
        answered.pop()
    }

    /// Asks about the first of these texts, then about the others, and says which question was the first. `has` is what the
    /// segment is known to have.
    fn ask(
        &mut self,
        live: &Live,
        around: &[Around],
        has: &mut Vec<Around>,
        questions: &mut Vec<Question>,
    ) -> Option<usize> {
        let Some((first, others)) = around.split_first() else {
            questions.push(Question::Answered(self.after(live, &Read::Other(has))?));
            return Some(questions.len() - 1);
        };
        if has.iter().any(|known| !self.can_both_be(*known, *first)) {
            return self.ask(live, others, has, questions);
        }
        let is_known = has.iter().any(|known| self.implies(*known, *first));
        let no = if is_known { None } else { Some(self.ask(live, others, has, questions)?) };
        has.push(*first);
        let yes = self.ask(live, others, has, questions)?;
        has.pop();
        let Some(no) = no else { return Some(yes) };
        questions.push(Question::Has { around: *first, yes, no });
        Some(questions.len() - 1)
    }

    fn test(&mut self, test: Test) -> Next {
        let id = number(self.tests.len());
        self.tests.push(test);
        Next::Test(id)
    }

    /// Whether one segment can have both around a parameter.
    fn can_both_be(&self, one: Around, other: Around) -> bool {
        let [(prefix, suffix), (other_prefix, other_suffix)] = [self.texts(one), self.texts(other)];
        let nested = prefix.starts_with(other_prefix) || other_prefix.starts_with(prefix);
        nested && (suffix.ends_with(other_suffix) || other_suffix.ends_with(suffix))
    }

    /// Whether every segment that has the one has the other.
    fn implies(&self, one: Around, other: Around) -> bool {
        let [(prefix, suffix), (other_prefix, other_suffix)] = [self.texts(one), self.texts(other)];
        prefix.starts_with(other_prefix) && suffix.ends_with(other_suffix)
    }

    fn texts(&self, (prefix, suffix): Around) -> (&'a str, &'a str) {
        (self.trie.text(prefix), self.trie.text(suffix))
    }

    /// What is possible after one more segment; none if the budget is spent.
    fn after(&mut self, live: &Live, read: &Read<'_>) -> Option<Live> {
        self.spend(live)?;
        let mut nodes = Vec::new();
        for (index, id) in live.nodes.iter().enumerate() {
            let node = self.trie.node(*id);
            self.follow(*id, read, &mut nodes);
            let tail = (!node.tails.is_empty()).then_some(Rule { node: *id, kind: Kind::Tail });
            if let Some(rest) = tail.or(prefix_at(*id, node)) {
                let mut shadowed = Vec::new();
                for id in live.nodes.iter().skip(index + 1) {
                    self.follow(*id, read, &mut shadowed);
                }
                self.shadowed.extend(shadowed);
                return Some(Live { nodes, rest: Some(rest) });
            }
        }
        Some(Live { nodes, rest: live.rest })
    }

    /// Adds the nodes that a segment leads to from one.
    fn follow(&self, id: NodeId, read: &Read<'_>, nodes: &mut Vec<NodeId>) {
        let node = self.trie.node(id);
        if let Read::Literal(label) = read {
            nodes.extend(self.trie.literal(id, *label));
        }
        for (around, child) in &node.affixed {
            let fits = match read {
                Read::Literal(label) => self.is_around(*around, self.trie.text(*label)),
                Read::Other(has) => has.contains(around),
            };
            if fits {
                nodes.push(*child);
            }
        }
        nodes.extend(node.parameter);
    }

    fn is_around(&self, around: Around, segment: &str) -> bool {
        let (prefix, suffix) = self.texts(around);
        segment.len() > prefix.len() + suffix.len() && segment.starts_with(prefix) && segment.ends_with(suffix)
    }

    fn spend(&mut self, live: &Live) -> Option<()> {
        if live.nodes.len() > 1 {
            for node in &live.nodes {
                *self.visits.entry(*node).or_default() += 1;
            }
        }
        self.budget = self.budget.checked_sub(live.nodes.len().max(1))?;
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
    (!node.grants.is_empty()).then_some(Rule { node: id, kind: Kind::Prefix })
}
