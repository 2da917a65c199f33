//! The path table: the automaton over the rows of `endpoints` and the prefixes of all scopes, as bytes.

use super::automaton_writer::AutomatonWriter;
use super::contents::{Content, Contents, Rows};
use super::error::PlanError;
use super::methods;
use super::minimize::minimize;
use super::row_displacement::displace;
use super::sections::Sections;
use crate::model::Catalog;
use crate::number::number;
use crate::policy::Policy;
use crate::policy::automaton::Rule;
use scope_types::edge::{ANSWER_SIZE, MAX_ANSWER, MAX_BASE};
use scope_types::layout::{answer, header, long_method_key, method_key};

/// Whether rules that ask for the same may share an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    /// They may: the table is as small as it can be.
    Shared,
    /// Each rule has an answer of its own, so that an answer says which rule decided.
    ByRule,
}

/// Writes the path table. With [`Answers::ByRule`], returns the rule of each answer.
///
/// # Errors
/// If the table would be too large.
pub(super) fn write(
    tables: &mut Sections,
    catalog: &Catalog,
    policy: &Policy,
    answers: Answers,
) -> Result<Vec<(u32, Rule)>, PlanError> {
    let Policy { trie, built } = policy;
    let contents = Contents::new(tables, catalog, trie).ok_or(PlanError::TableTooLarge)?;
    let rules: Vec<(Rule, Content)> = contents.rules();
    let minimized = minimize(built, trie, |rule| match answers {
        Answers::Shared => contents.of(rule),
        Answers::ByRule => rules.binary_search_by_key(&rule, |(rule, _)| *rule).map_or(0, number),
    });
    let content_of = |answer: u32| match answers {
        Answers::Shared => answer,
        Answers::ByRule => rules.get(answer as usize).map_or(0, |(_, content)| *content),
    };
    let packing = displace(&minimized.automaton, trie);
    let by_methods = contents.rows.iter().map(|rows| rows.keys().map(|method| key(tables, *method)).collect());
    let factor = methods::factor(&by_methods.collect());
    tables.writer.put_word(header::FACTOR, factor);
    let mut places = Vec::with_capacity(minimized.answers.len());
    let mut deciding = Vec::new();
    for (answer, content) in minimized.answers.iter().enumerate() {
        let place = match contents.rows.get(content_of(*content) as usize).filter(|_| answer > 0) {
            Some(rows) => write_rows(tables, rows, factor),
            None => 0,
        };
        places.push(place);
        if let (Answers::ByRule, true, Some((rule, _))) = (answers, place > 0, rules.get(*content as usize)) {
            deciding.push((place, *rule));
        }
    }
    // A larger number would not fit into the word of a state.
    if places.iter().any(|place| *place > MAX_ANSWER) || packing.len >= MAX_BASE as usize {
        return Err(PlanError::TableTooLarge);
    }
    AutomatonWriter::new(tables, trie, &minimized.automaton, &packing, places).write();
    Ok(deciding)
}

/// The number of a method in the rows of answers.
fn key(tables: &Sections, method: u32) -> u64 {
    method_key(tables.method_name(method).as_bytes()).unwrap_or(long_method_key(method))
}

/// Writes the rows of an answer and says which number it has in a state.
fn write_rows(tables: &mut Sections, rows: &Rows, factor: u64) -> u32 {
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
