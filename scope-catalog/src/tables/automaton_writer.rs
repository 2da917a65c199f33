//! The minimal automaton as bytes: its states, their edges and the branches.

use super::answers::Answer;
use super::row_displacement::{Packed, Packing};
use super::sections::Sections;
use crate::number::number;
use crate::policy::automaton::{After, Automaton, Edges, Next};
use crate::policy::trie::Trie;
use scope_types::edge::{self, EDGE_SIZE, Key, flag};
use scope_types::layout::{NUMBER_SIZE, decision_node, header, literals as literal_list, wide};

/// Writes the states, their edges and the branches.
pub(super) struct AutomatonWriter<'a> {
    tables: &'a mut Sections,
    trie: &'a Trie,
    automaton: &'a Automaton<Answer>,
    packing: &'a Packing,
    /// The offset of each answer, in units of `ANSWER_SIZE`.
    answers: Vec<u32>,
    /// The offset of the first branch.
    branches: usize,
    /// The offset of the [`wide`] record of all edges; 0 if they are in one group.
    wide: Vec<usize>,
}

impl<'a> AutomatonWriter<'a> {
    pub(super) fn new(
        tables: &'a mut Sections,
        trie: &'a Trie,
        automaton: &'a Automaton<Answer>,
        packing: &'a Packing,
        answers: Vec<u32>,
    ) -> Self {
        let branches = tables.writer.reserve(automaton.branches.len() * decision_node::SIZE);
        let wide = packing.edges.iter().map(|packed| match packed.groups.len() {
            0 | 1 => 0,
            groups => tables.writer.reserve(wide::ROW_KEYS + groups * NUMBER_SIZE),
        });
        let wide = wide.collect();
        Self { tables, trie, automaton, packing, answers, branches, wide }
    }

    pub(super) fn write(&mut self) {
        self.branches();
        self.tables.writer.align(EDGE_SIZE);
        let at = self.tables.writer.reserve(self.packing.len * EDGE_SIZE);
        for (index, (edges, packed)) in self.automaton.edges.iter().zip(&self.packing.edges).enumerate() {
            self.wide(index, edges, packed);
            for group in &packed.groups {
                for (edge_index, literals) in &group.edges {
                    let words = self.edge(edges, group.row_key, literals);
                    self.edge_at(at, *edge_index, words);
                }
            }
            if let [group] = packed.groups.as_slice()
                && edges.other != Next::Nowhere
            {
                self.edge_at(at, edge::other_edge_index(group.row_key), [0, 0, u64::MAX, self.next(edges.other)]);
            }
        }
        let root = self.state(self.automaton.root);
        let writer = &mut self.tables.writer;
        writer.put(header::EDGES, &[number(at), number(self.packing.len)]);
        writer.put_word(header::MASK, self.packing.mask);
        writer.put_word(header::ROOT, root);
    }

    fn edge_at(&mut self, edges: usize, edge_index: usize, words: [u64; 4]) {
        for (index, word) in words.into_iter().enumerate() {
            self.tables.writer.put_word(edges + edge_index * EDGE_SIZE + index * 8, word);
        }
    }

    /// The edge for the literals that share an index. Usually there is only one literal.
    fn edge(&mut self, edges: &Edges, row_key: u32, literals: &[usize]) -> [u64; 4] {
        let literals: Vec<(&str, u32)> = literals
            .iter()
            .filter_map(|index| edges.literals.get(*index))
            .map(|(label, next)| (self.trie.text(*label), *next))
            .collect();
        let keys: Vec<Key> = literals.iter().map(|(text, _)| Key::of(text.as_bytes())).collect();
        let [key, others @ ..] = keys.as_slice() else { return [0; 4] };
        let is_one_key = others.iter().all(|other| other == key);
        if let [(_, next)] = literals.as_slice()
            && key.is_whole()
        {
            return [key.first, key.last, edge::check(row_key, key.length), self.state(*next)];
        }
        let list = self.literal_list(&literals);
        if is_one_key {
            return [key.first, key.last, edge::check(row_key, key.length), edge::state(list, 0, flag::MORE)];
        }
        // No segment has this length, so the matcher never mistakes this edge for the edge of a single literal.
        let check = edge::check(row_key, u32::MAX as usize);
        [0, 0, check, edge::state(list, 0, flag::MORE | flag::SHARED)]
    }

    fn literal_list(&mut self, literals: &[(&str, u32)]) -> u32 {
        let at = self.tables.writer.reserve(literal_list::FIRST);
        self.tables.writer.put(at + literal_list::COUNT, &[number(literals.len())]);
        for (text, next) in literals {
            let record = self.tables.writer.reserve(literal_list::SIZE);
            let reference = self.tables.writer.text(text);
            let state = self.state(*next);
            self.tables.writer.put(record + literal_list::TEXT, &reference);
            self.tables.writer.put_word(record + literal_list::STATE, state);
        }
        number(at)
    }

    fn wide(&mut self, index: usize, edges: &Edges, packed: &Packed) {
        let Some(at) = self.wide.get(index).copied().filter(|at| *at != 0) else { return };
        let other = self.next(edges.other);
        let row_keys: Vec<u32> = packed.groups.iter().map(|group| group.row_key).collect();
        let writer = &mut self.tables.writer;
        writer.put_word(at + wide::OTHER, other);
        writer.put(at + wide::SHIFT, &[packed.shift]);
        writer.put(at + wide::ROW_KEYS, &row_keys);
    }

    fn branches(&mut self) {
        for (index, branch) in self.automaton.branches.iter().enumerate() {
            let at = self.branches + index * decision_node::SIZE;
            let (prefix, suffix) = (self.trie.text(branch.affix.0), self.trie.text(branch.affix.1));
            let [yes, no] = [self.next(branch.yes), self.next(branch.no)];
            let writer = &mut self.tables.writer;
            let references = [writer.text(prefix), writer.text(suffix)];
            writer.put_word(at + decision_node::PREFIX_WORD, Key::of(prefix.as_bytes()).first);
            writer.put_word(at + decision_node::SUFFIX_WORD, Key::of(suffix.as_bytes()).last);
            writer.put(at + decision_node::PREFIX, references.as_flattened());
            writer.put_word(at + decision_node::YES, yes);
            writer.put_word(at + decision_node::NO, no);
        }
    }

    fn next(&self, next: Next) -> u64 {
        match next {
            Next::Nowhere => edge::DEAD,
            Next::State(state) => self.state(state),
            Next::Branch(id) => {
                let at = self.branches + id as usize * decision_node::SIZE;
                edge::state(number(at), 0, flag::MORE)
            }
        }
    }

    /// The word that encodes a state.
    fn state(&self, id: u32) -> u64 {
        let Some(state) = self.automaton.states.get(id as usize) else { return edge::DEAD };
        let answer = self.answers.get(state.output as usize).copied().unwrap_or_default();
        let index = match state.after {
            After::Nothing => return edge::state(0, answer, flag::END),
            After::Same => return edge::state(0, answer, flag::END | flag::REST),
            After::Edges(edges) => edges as usize,
        };
        let (Some(edges), Some(packed)) = (self.automaton.edges.get(index), self.packing.edges.get(index)) else {
            return edge::DEAD;
        };
        if let [group] = packed.groups.as_slice() {
            let other = if edges.other == Next::Nowhere { 0 } else { flag::OTHER };
            let any = if edges.literals.is_empty() { flag::ANY } else { 0 };
            return edge::state(group.row_key, answer, other | any);
        }
        let at = self.wide.get(index).copied().unwrap_or_default();
        edge::state(number(at), answer, flag::WIDE)
    }
}
