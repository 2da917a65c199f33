//! The path table: the automaton over the rows of `endpoints` and the prefixes of all scopes, as bytes.

mod emitter;

use super::Unplannable;
use super::automaton::{Builder, Kind, Rule, TooManyCrossings};
use super::methods;
use super::minimal::{Content, minimal};
use super::pack::pack;
use super::tables::Tables;
use super::trie::{NodeId, Trie};
use super::writer::number;
use crate::hash::HashMap;
use crate::model::Catalog;
use crate::requirement::Requirement;
use emitter::Emitter;
use scope_types::edge::{ANSWER_SIZE, MAX_ANSWER, MAX_BASE};
use scope_types::layout::{answer, header, long_method_key, method_key};
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
