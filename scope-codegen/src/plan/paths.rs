//! The path table: the automaton over the rows of `endpoints` and the prefixes of all scopes, as bytes.

use super::Unplannable;
use super::automaton::{Automaton, Builder, Kind, Next, Rule, State, TooManyCrossings};
use super::methods;
use super::minimal::{Answer, Content, minimal};
use super::pack::{Packed, Packing, pack};
use super::tables::Tables;
use super::trie::{NodeId, Trie};
use super::writer::number;
use crate::hash::HashMap;
use crate::model::Catalog;
use crate::requirement::Requirement;
use scope_types::edge::{self, ANSWER_SIZE, EDGE_SIZE, Key, MAX_ANSWER, MAX_BASE, flag};
use scope_types::layout::{NUMBER_SIZE, answer, header, long_method_key, method_key, test, texts, wide};
use std::collections::{BTreeMap, BTreeSet};

/// Scopes by the method that they authorise.
type Grants<'a> = BTreeMap<&'a str, BTreeSet<u16>>;
/// Requirements by method, as numbers of either.
type Rows = BTreeMap<u32, u32>;

/// The most methods of answers and scopes of prefixes that a table may hold. Prefixes inside each other repeat the scopes
/// of the outer ones, and rows under a prefix its methods, so a short text could ask for any number of them.
const MAX_ENTRIES: usize = 4_000_000;

/// Writes the path table.
///
/// # Errors
/// If rows cross too often, or the table would be too large.
pub(super) fn write(tables: &mut Tables, catalog: &Catalog) -> Result<(), Unplannable> {
    let trie = Trie::new(catalog);
    let built = Builder::new(&trie).build().map_err(|crossing| {
        let rows = crossing.rows.into_iter().filter_map(|row| catalog.endpoints.get(row));
        Unplannable::Crossing(rows.map(|row| row.template.text.clone()).collect())
    })?;
    let contents = Contents::new(tables, catalog, &trie).ok_or(Unplannable::TooLarge)?;
    let minimal = minimal(&built, &trie, |rule| contents.of(rule));
    let packing = pack(&minimal.automaton, &trie);
    let by_methods = contents.rows.iter().map(|rows| rows.keys().map(|method| key(tables, *method)).collect());
    let factor = methods::factor(&by_methods.collect());
    tables.writer.put_word(header::FACTOR, factor);
    let answers = minimal.answers.iter().enumerate().map(|(answer, content)| {
        let rows = contents.rows.get(*content as usize).filter(|_| answer > 0)?;
        Some(write_rows(tables, rows, factor))
    });
    let answers: Vec<u32> = answers.map(Option::unwrap_or_default).collect();
    // Larger numbers would run into each other in the word of a state.
    if answers.iter().any(|answer| *answer > MAX_ANSWER) || packing.len >= MAX_BASE as usize {
        return Err(Unplannable::TooLarge);
    }
    Emitter::new(tables, &trie, &minimal.automaton, &packing, answers).write();
    Ok(())
}

/// Whether the rows of a catalog cross too often.
///
/// # Errors
/// If they do.
pub(crate) fn crossing(catalog: &Catalog) -> Result<(), TooManyCrossings> {
    Builder::new(&Trie::new(catalog)).build().map(|_| ())
}

/// What rules ask for: a number for each, which equal rows share.
#[derive(Default)]
struct Contents {
    by_rule: HashMap<Rule, Content>,
    rows: Vec<Rows>,
    known: HashMap<Rows, Content>,
    /// Methods of all rows.
    entries: usize,
}

impl Contents {
    /// None if there are too many.
    fn new(tables: &mut Tables, catalog: &Catalog, trie: &Trie<'_>) -> Option<Self> {
        let mut contents = Self::default();
        let grants = grants(tables, catalog, trie)?;
        for (node, id) in trie.nodes.iter().zip(0..) {
            let covered = node.covered_by.and_then(|prefix| grants.get(&prefix));
            for (kind, endpoints) in [(Kind::Row, &node.rows), (Kind::Tail, &node.tails)] {
                if endpoints.is_empty() {
                    continue;
                }
                let mut rows = rows(tables, catalog, endpoints);
                for (method, requirement) in covered.into_iter().flatten() {
                    rows.entry(*method).or_insert(*requirement);
                }
                contents.add(Rule { node: id, kind }, rows)?;
            }
            if let Some(rows) = grants.get(&id) {
                contents.add(Rule { node: id, kind: Kind::Prefix }, rows.clone())?;
            }
        }
        Some(contents)
    }

    fn add(&mut self, rule: Rule, rows: Rows) -> Option<()> {
        let next = number(self.rows.len());
        let content = *self.known.entry(rows).or_insert_with_key(|rows| {
            self.entries += rows.len();
            self.rows.push(rows.clone());
            next
        });
        self.by_rule.insert(rule, content);
        (self.entries <= MAX_ENTRIES).then_some(())
    }

    fn of(&self, rule: Rule) -> Content {
        self.by_rule.get(&rule).copied().unwrap_or_default()
    }
}

/// The rows of endpoints of one shape. Checks made sure that equal methods ask for equal scopes.
fn rows(tables: &mut Tables, catalog: &Catalog, endpoints: &[usize]) -> Rows {
    let mut rows = Rows::new();
    for endpoint in endpoints.iter().filter_map(|index| catalog.endpoints.get(*index)) {
        for (method, requirement) in &endpoint.methods {
            let requirement = tables.requirement(requirement);
            rows.entry(tables.method(method)).or_insert(requirement);
        }
    }
    rows
}

/// For each node where a prefix ends, the rows of all grants that cover it: its own and those of every shorter prefix. None
/// if there are too many.
fn grants(tables: &mut Tables, catalog: &Catalog, trie: &Trie<'_>) -> Option<HashMap<NodeId, Rows>> {
    let mut all: HashMap<NodeId, Grants<'_>> = HashMap::default();
    let mut entries = 0;
    for (prefix, above) in &trie.prefixes {
        let mut grants = above.and_then(|above| all.get(&above)).cloned().unwrap_or_default();
        for id in &trie.node(*prefix).grants {
            for method in catalog.scopes.get(usize::from(*id)).map_or(&[][..], |scope| &scope.methods) {
                grants.entry(method).or_default().insert(*id);
            }
        }
        entries += grants.values().map(BTreeSet::len).sum::<usize>();
        if entries > MAX_ENTRIES {
            return None;
        }
        all.insert(*prefix, grants);
    }
    let in_order = trie.prefixes.iter().filter_map(|(prefix, _)| Some((*prefix, all.get(prefix)?)));
    Some(in_order.map(|(prefix, grants)| (prefix, grant_rows(tables, catalog, grants))).collect())
}

/// Each scope suffices alone. One that implies another asks for more, and goes.
fn grant_rows(tables: &mut Tables, catalog: &Catalog, grants: &Grants<'_>) -> Rows {
    let mut rows = Rows::new();
    for (method, scopes) in grants {
        let least = scopes.iter().filter(|id| {
            let implied = catalog.scopes.get(usize::from(**id)).map_or(&[][..], |scope| &scope.implied);
            !implied.iter().any(|other| scopes.contains(other))
        });
        let requirement = tables.requirement(&Requirement::Scopes(least.map(|id| vec![*id]).collect()));
        rows.insert(tables.method(method), requirement);
    }
    rows
}

/// The number of a method in the rows of answers.
fn key(tables: &Tables, method: u32) -> u64 {
    method_key(tables.method_name(method).as_bytes()).unwrap_or(long_method_key(method))
}

/// Writes the rows of an answer and says which number it has in a state.
fn write_rows(tables: &mut Tables, rows: &Rows, factor: u64) -> u32 {
    let rows: Vec<(u64, u32)> = rows.iter().map(|(method, requirement)| (key(tables, *method), *requirement)).collect();
    let slots = methods::table(&rows, factor);
    tables.writer.align(ANSWER_SIZE);
    let at = tables.writer.reserve(answer::FIRST);
    tables.writer.put(at + answer::MASK, &[number(slots.len() - 1)]);
    for slot in slots {
        let (key, requirement) = slot.unwrap_or((answer::FREE, 0));
        let at = tables.writer.reserve(answer::SIZE);
        tables.writer.put_word(at + answer::METHOD, key);
        tables.writer.put(at + answer::REQUIREMENT, &[requirement]);
    }
    number(at / ANSWER_SIZE)
}

/// Writes the states, their edges and the tests.
struct Emitter<'a> {
    tables: &'a mut Tables,
    trie: &'a Trie<'a>,
    automaton: &'a Automaton<Answer>,
    packing: &'a Packing,
    /// By answer.
    answers: Vec<u32>,
    /// The offset of the first test.
    tests: usize,
    /// By state, the offsets of [`wide`]; 0 where the state is not wide.
    wide: Vec<usize>,
}

impl<'a> Emitter<'a> {
    fn new(
        tables: &'a mut Tables,
        trie: &'a Trie<'a>,
        automaton: &'a Automaton<Answer>,
        packing: &'a Packing,
        answers: Vec<u32>,
    ) -> Self {
        let tests = tables.writer.reserve(automaton.tests.len() * test::SIZE);
        let wide = packing.states.iter().map(|packed| match packed {
            Some(packed) if packed.groups.len() > 1 => {
                tables.writer.reserve(wide::SALTS + packed.groups.len() * NUMBER_SIZE)
            }
            _ => 0,
        });
        let wide = wide.collect();
        Self { tables, trie, automaton, packing, answers, tests, wide }
    }

    fn write(&mut self) {
        self.tests();
        self.tables.writer.align(EDGE_SIZE);
        let edges = self.tables.writer.reserve(self.packing.len * EDGE_SIZE);
        for (index, state) in self.automaton.states.iter().enumerate() {
            let Some(Some(packed)) = self.packing.states.get(index) else { continue };
            self.wide(index, state, packed);
            for group in &packed.groups {
                for (place, literals) in &group.places {
                    let words = self.edge(state, group.salt, literals);
                    self.edge_at(edges, *place, words);
                }
            }
            if let [group] = packed.groups.as_slice()
                && state.other != Next::Nowhere
            {
                self.edge_at(edges, edge::other(group.salt), [0, 0, u64::MAX, self.next(state.other)]);
            }
        }
        let root = self.state(self.automaton.root);
        let writer = &mut self.tables.writer;
        writer.put(header::EDGES, &[number(edges), number(self.packing.len)]);
        writer.put_word(header::MASK, self.packing.mask);
        writer.put_word(header::ROOT, root);
    }

    fn edge_at(&mut self, edges: usize, place: usize, words: [u64; 4]) {
        for (index, word) in words.into_iter().enumerate() {
            self.tables.writer.put_word(edges + place * EDGE_SIZE + index * 8, word);
        }
    }

    /// The edge for literals that share a place, mostly one.
    fn edge(&mut self, state: &State<Answer>, salt: u32, literals: &[usize]) -> [u64; 4] {
        let literals: Vec<(&str, u32)> = literals
            .iter()
            .filter_map(|index| state.literals.get(*index))
            .map(|(label, next)| (self.trie.text(*label), *next))
            .collect();
        let keys: Vec<Key> = literals.iter().map(|(text, _)| Key::of(text.as_bytes())).collect();
        let [key, others @ ..] = keys.as_slice() else { return [0; 4] };
        let is_one_key = others.iter().all(|other| other == key);
        if let [(_, next)] = literals.as_slice()
            && key.is_whole()
        {
            return [key.first, key.last, edge::check(salt, key.length), self.state(*next)];
        }
        let list = self.texts(&literals);
        if is_one_key {
            return [key.first, key.last, edge::check(salt, key.length), edge::state(list, 0, flag::MORE)];
        }
        // No segment is as long.
        let check = edge::check(salt, u32::MAX as usize);
        [0, 0, check, edge::state(list, 0, flag::MORE | flag::SHARED)]
    }

    fn texts(&mut self, literals: &[(&str, u32)]) -> u32 {
        let at = self.tables.writer.reserve(texts::FIRST);
        self.tables.writer.put(at + texts::COUNT, &[number(literals.len())]);
        for (text, next) in literals {
            let record = self.tables.writer.reserve(texts::SIZE);
            let reference = self.tables.writer.text(text);
            let state = self.state(*next);
            self.tables.writer.put(record + texts::TEXT, &reference);
            self.tables.writer.put_word(record + texts::STATE, state);
        }
        number(at)
    }

    fn wide(&mut self, index: usize, state: &State<Answer>, packed: &Packed) {
        let Some(at) = self.wide.get(index).copied().filter(|at| *at != 0) else { return };
        let other = self.next(state.other);
        let salts: Vec<u32> = packed.groups.iter().map(|group| group.salt).collect();
        let writer = &mut self.tables.writer;
        writer.put_word(at + wide::OTHER, other);
        writer.put(at + wide::SHIFT, &[packed.shift]);
        writer.put(at + wide::SALTS, &salts);
    }

    fn tests(&mut self) {
        for (index, own) in self.automaton.tests.iter().enumerate() {
            let at = self.tests + index * test::SIZE;
            let (prefix, suffix) = (self.trie.text(own.around.0), self.trie.text(own.around.1));
            let [yes, no] = [self.next(own.yes), self.next(own.no)];
            let writer = &mut self.tables.writer;
            let references = [writer.text(prefix), writer.text(suffix)];
            writer.put_word(at + test::PREFIX_WORD, Key::of(prefix.as_bytes()).first);
            writer.put_word(at + test::SUFFIX_WORD, Key::of(suffix.as_bytes()).last);
            writer.put(at + test::PREFIX, references.as_flattened());
            writer.put_word(at + test::YES, yes);
            writer.put_word(at + test::NO, no);
        }
    }

    fn next(&self, next: Next) -> u64 {
        match next {
            Next::Nowhere => edge::DEAD,
            Next::State(state) => self.state(state),
            Next::Test(id) => {
                let at = self.tests + id as usize * test::SIZE;
                edge::state(number(at), 0, flag::MORE)
            }
        }
    }

    /// The word of a state.
    fn state(&self, id: u32) -> u64 {
        let Some(state) = self.automaton.states.get(id as usize) else { return edge::DEAD };
        let answer = self.answers.get(state.decides as usize).copied().unwrap_or_default();
        let Some(Some(packed)) = self.packing.states.get(id as usize) else {
            return edge::state(0, answer, if state.is_rest { flag::END | flag::REST } else { flag::END });
        };
        if let [group] = packed.groups.as_slice() {
            let other = if state.other == Next::Nowhere { 0 } else { flag::OTHER };
            let any = if state.literals.is_empty() { flag::ANY } else { 0 };
            return edge::state(group.salt, answer, other | any);
        }
        let at = self.wide.get(id as usize).copied().unwrap_or_default();
        edge::state(edge::wide(number(at)), answer, flag::WIDE)
    }
}
