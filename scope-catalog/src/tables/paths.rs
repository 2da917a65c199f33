//! The path table: the minimal automaton over the rows of `endpoints` and the prefixes of all scopes, as bytes.

use super::answers::answers;
use super::automaton_writer::AutomatonWriter;
use super::error::PlanError;
use super::method_hash;
use super::method_maps::{MethodMap, MethodMapId, MethodMaps};
use super::minimize::minimize;
use super::row_displacement::displace;
use super::sections::Sections;
use crate::model::Catalog;
use crate::number::number;
use crate::policy::Policy;
use crate::policy::automaton::Decision;
use scope_types::edge::{ANSWER_SIZE, MAX_ANSWER, MAX_BASE};
use scope_types::layout::{answer, header, long_method_key, method_key};

/// The sharing of answers between decisions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sharing {
    /// Decisions with equal method maps share an answer, so that the table is small.
    Shared,
    /// Each decision has its own answer, so that an answer identifies the rules.
    None,
}

/// Writes the path table. With [`Sharing::None`], returns the decision of each answer.
///
/// # Errors
/// If the table would be too large.
pub(super) fn write(
    tables: &mut Sections,
    catalog: &Catalog,
    policy: &Policy,
    sharing: Sharing,
) -> Result<Vec<(u32, Decision)>, PlanError> {
    let Policy { trie, determinized } = policy;
    let outputs = determinized.automaton.states.iter().map(|state| state.output);
    let decided = outputs.filter(|output| *output != Decision::default()).collect();
    let maps = MethodMaps::new(tables, catalog, trie, decided).ok_or(PlanError::TableTooLarge)?;
    // Without sharing, decisions are told apart by their indexes in this list instead of their maps.
    let decisions: Vec<(Decision, MethodMapId)> = maps.decisions();
    let answers = answers(determinized, trie, |decision| match sharing {
        Sharing::Shared => maps.of(decision),
        Sharing::None => decisions.binary_search_by_key(&decision, |(decision, _)| *decision).map_or(0, number),
    });
    let minimized = minimize(&determinized.automaton, &answers.of_states);
    let map_of = |id: u32| match sharing {
        Sharing::Shared => id,
        Sharing::None => decisions.get(id as usize).map_or(0, |(_, map)| *map),
    };
    let packing = displace(&minimized.edges, trie);
    let key_lists = maps.maps.iter().map(|map| map.keys().map(|method| key(tables, *method)).collect());
    let factor = method_hash::factor(&key_lists.collect());
    tables.writer.put_word(header::FACTOR, factor);
    let mut offsets = Vec::with_capacity(answers.maps.len());
    let mut decision_of_answer = Vec::new();
    for (answer, id) in answers.maps.iter().enumerate() {
        let offset = match maps.maps.get(map_of(*id) as usize).filter(|_| answer > 0) {
            Some(map) => write_map(tables, map, factor),
            None => 0,
        };
        offsets.push(offset);
        if let (Sharing::None, true, Some((decision, _))) = (sharing, offset > 0, decisions.get(*id as usize)) {
            decision_of_answer.push((offset, *decision));
        }
    }
    // The word of a state has no room for larger numbers.
    if offsets.iter().any(|offset| *offset > MAX_ANSWER) || packing.len >= MAX_BASE as usize {
        return Err(PlanError::TableTooLarge);
    }
    AutomatonWriter::new(tables, trie, &minimized, &packing, offsets).write();
    Ok(decision_of_answer)
}

/// The key of a method in the hash table of an answer.
fn key(tables: &Sections, method: u32) -> u64 {
    method_key(tables.method_name(method).as_bytes()).unwrap_or(long_method_key(method))
}

/// Writes the method map of an answer as a hash table. Returns its offset in units of [`ANSWER_SIZE`], as states refer
/// to it.
fn write_map(tables: &mut Sections, map: &MethodMap, factor: u64) -> u32 {
    let entries: Vec<(u64, u32)> =
        map.iter().map(|(method, requirement)| (key(tables, *method), *requirement)).collect();
    let slots = method_hash::table(&entries, factor);
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
