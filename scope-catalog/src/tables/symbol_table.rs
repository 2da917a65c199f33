//! The symbol table has every name and alias of a scope in three forms: a list sorted by length and text, a list sorted
//! by fingerprint, and the claim table, which is a perfect hash table.

use super::phf::{self, PerfectHash};
use super::record::Record;
use super::writer::Writer;
use crate::hash::HashSet;
use crate::model::Catalog;
use crate::number::number;
use scope_types::fingerprint;
use scope_types::key::{Key, WORD, Windows};
use scope_types::layout::{NUMBER_SIZE, fingerprint as fingerprint_record, header, slot, usable};

const FINGERPRINT: usize = fingerprint_record::SIZE / NUMBER_SIZE;

/// A name or an alias.
struct Name<'a> {
    text: &'a str,
    id: u16,
    usable: u32,
}

/// Writes the names of all scopes in the order of their ids, with spaces between them. They must be written before all
/// other texts, because a name that equals an earlier text would not be written again.
pub(super) fn texts(writer: &mut Writer, catalog: &Catalog) {
    let mut starts = Vec::with_capacity(catalog.scopes.len() + 1);
    for scope in &catalog.scopes {
        writer.text.push(' ');
        let [at, _] = writer.text(&scope.name);
        starts.push([at]);
    }
    starts.push([number(writer.text.len() + 1)]);
    let list = writer.records(&starts);
    writer.put(header::STARTS, &list);
}

/// Writes the three tables of names.
pub(super) fn write(writer: &mut Writer, catalog: &Catalog) {
    let mut names = Vec::new();
    for (scope, id) in catalog.scopes.iter().zip(0..) {
        let deny = scope.deprecated.as_ref().is_some_and(|deprecated| deprecated.deny);
        names.push(Name { text: &scope.name, id, usable: if deny { usable::DENIED } else { usable::YES } });
        names.extend(scope.aliases.iter().map(|alias| Name { text: alias, id, usable: usable::ALIAS }));
    }
    names.sort_unstable_by_key(|name| (name.text.len(), name.text));
    list(writer, &names);
    fingerprints(writer, &names);
    claim_table(writer, &names);
}

fn list(writer: &mut Writer, names: &[Name]) {
    let records: Vec<[u32; 3]> = names
        .iter()
        .map(|name| {
            let [at, length] = writer.text(name.text);
            [at, length, name.id.into()]
        })
        .collect();
    let list = writer.records(&records);
    writer.put(header::NAMES, &list);
}

fn fingerprints(writer: &mut Writer, names: &[Name]) {
    let mut fingerprints: Vec<(u128, &Name)> = names.iter().map(|name| (fingerprint(name.text), name)).collect();
    fingerprints.sort_unstable_by_key(|(fingerprint, _)| *fingerprint);
    let records: Vec<[u32; FINGERPRINT]> = fingerprints
        .iter()
        .map(|(fingerprint, name)| {
            let mut record = Record::<FINGERPRINT>::default();
            for (word, field) in fingerprint.to_le_bytes().as_chunks().0.iter().zip((0..).step_by(NUMBER_SIZE)) {
                record.one(fingerprint_record::FINGERPRINT + field, u32::from_le_bytes(*word));
            }
            record.one(fingerprint_record::ID, name.id.into());
            record.one(fingerprint_record::USABLE, name.usable);
            record.numbers
        })
        .collect();
    let list = writer.records(&records);
    writer.put(header::FINGERPRINTS, &list);
}

fn claim_table(writer: &mut Writer, names: &[Name]) {
    let windows = windows(names);
    let hashes: Vec<u64> = names.iter().map(|name| key(name, windows).hash()).collect();
    let PerfectHash { pilots, slots } = phf::place(&hashes);
    let mut records = Vec::with_capacity(slots.len() * slot::SIZE);
    for perfect_slot in &slots {
        let mut record = [0; slot::SIZE];
        if let Some(name) = perfect_slot.key.and_then(|index| names.get(index)) {
            let Key { first, last, front, length, .. } = key(name, windows);
            // A name whose length does not fit in a `u16` is found in the sorted list only.
            let length = u16::try_from(length).ok();
            let shared = if perfect_slot.is_shared || length.is_none() { slot::SHARED } else { 0 };
            let [text, _] = writer.text(name.text);
            let mut put = |field: usize, bytes: &[u8]| {
                if let Some(field) = record.get_mut(field..field + bytes.len()) {
                    field.copy_from_slice(bytes);
                }
            };
            put(slot::FIRST, &first.to_le_bytes());
            put(slot::LAST, &last.to_le_bytes());
            put(slot::FRONT, &front.to_le_bytes());
            put(slot::LENGTH, &length.unwrap_or_default().to_le_bytes());
            put(slot::ID, &name.id.to_le_bytes());
            put(slot::TEXT, &(text | shared).to_le_bytes());
        }
        records.extend_from_slice(&record);
    }
    // The slots are aligned, so that each slot is in one cache line.
    writer.align(slot::SIZE);
    let slots = writer.bytes(&records, slot::SIZE);
    let pilots = writer.bytes(&pilots, 1);
    // The numbers that are written next are aligned to their size.
    writer.align(NUMBER_SIZE);
    writer.put(header::SLOTS, &slots);
    writer.put(header::PILOTS, &pilots);
    writer.put(header::FRONT, &[number(windows.front), number(windows.back)]);
    // The names are sorted by length, so the first name is the shortest and the last name is the longest.
    let lengths = [names.first(), names.last()].map(|name| name.map_or(0, |name| number(name.text.len())));
    writer.put(header::LENGTHS, &lengths);
}

fn key(name: &Name, windows: Windows) -> Key {
    Key::of(name.text.as_bytes(), windows)
}

/// The largest distance that is tried for a window. [`Windows`] defines the distances.
const FURTHEST: usize = 64;
/// The maximum number of names on which distances are compared. It bounds the time for a large catalog.
const SAMPLE: usize = 256;
/// The default front window is kept if at most one in this many names shares its hash with another name.
const RARE: usize = 64;

/// The windows that make the keys of the names differ, as far as possible.
///
/// By default the front window follows the first word, because then a key contains all bytes of a name of up to 24
/// bytes.
fn windows(names: &[Name]) -> Windows {
    let names: Vec<&Name> = names.iter().collect();
    let mut windows = Windows { front: WORD, back: 0 };
    let mut colliding = colliding_names(&names, windows);
    if colliding.len() * RARE > names.len() {
        let with_equal_ends = colliding_names(&names, Windows { front: 0, back: 0 });
        windows.front = best_distance(&with_equal_ends, |front| Windows { front, back: 0 });
        colliding = colliding_names(&names, windows);
    }
    windows.back = best_distance(&colliding, |back| Windows { back, ..windows });
    windows
}

/// The names that share their hash with another name, grouped by hash.
fn colliding_names<'a, 'b>(names: &[&'a Name<'b>], windows: Windows) -> Vec<&'a Name<'b>> {
    let mut hashed: Vec<(u64, &Name)> = names.iter().map(|name| (key(name, windows).hash(), *name)).collect();
    hashed.sort_by_key(|(hash, _)| *hash);
    let groups = hashed.chunk_by(|(a, _), (b, _)| a == b).filter(|group| group.len() > 1);
    groups.flatten().map(|(_, name)| *name).collect()
}

/// The smallest distance of a window at which the fewest names collide.
fn best_distance(names: &[&Name], windows: impl Fn(usize) -> Windows) -> usize {
    let sample = names.get(..SAMPLE).unwrap_or(names);
    let mut best = (0, 0);
    for distance in 0..=FURTHEST {
        let hashes: HashSet<u64> = sample.iter().map(|name| key(name, windows(distance)).hash()).collect();
        if hashes.len() > best.1 {
            best = (distance, hashes.len());
        }
        if hashes.len() == sample.len() {
            break;
        }
    }
    best.0
}
