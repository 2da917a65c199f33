//! The names of a catalog, read directly from the tables.
//!
//! Constant evaluation is slow, and a search for a name visits every name of the catalog. A visit therefore calls as
//! few functions as possible, and compares eight bytes in one iteration.

#![expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; tables and lengths bound every index")]

use crate::tables::layout::{NUMBER_SIZE, name, scope};

/// The largest number of names that one search visits. The names are sorted by length, so these are the shortest.
const MAX_NAMES: usize = 50_000;
/// The largest number of separators at which a name is cut to find its start among the names.
const MAX_TRIES: usize = 3;

/// The names of a catalog, read from the tables without copying.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) data: &'a [u8],
    /// The offset of the first record.
    pub(crate) first: usize,
    /// The number of records.
    pub(crate) count: usize,
    /// The offset of the record of the first scope.
    pub(crate) scopes: usize,
}

/// A name in the tables.
#[derive(Clone, Copy)]
pub(crate) struct Name {
    /// The offset of the record.
    pub(crate) record: usize,
    /// The offset of the first byte in the text.
    pub(crate) from: usize,
    /// The offset after the last byte in the text.
    pub(crate) to: usize,
}

/// The start that names have in common.
#[derive(Clone, Copy)]
pub(super) struct Stem {
    /// Its length in bytes.
    pub(super) length: usize,
    /// Whether a separator must follow in the name.
    pub(super) is_before_separator: bool,
}

/// Whether a byte separates the parts of a name.
pub(super) const fn is_separator(octet: u8) -> bool {
    matches!(octet, b':' | b'.' | b'_' | b'/' | b'-')
}

/// The end of the last separator in the first `end` bytes of a name; 0 if there is none. A hyphen is a part of a word.
const fn last_separator(name: &[u8], end: usize) -> usize {
    let mut at = end;
    while at > 0 && !(is_separator(name[at - 1]) && name[at - 1] != b'-') {
        at -= 1;
    }
    at
}

impl Names<'_> {
    /// Returns the next name, and advances `index` past it.
    pub(super) const fn next(&self, index: &mut usize) -> Option<Name> {
        if *index >= self.count || *index >= MAX_NAMES {
            return None;
        }
        let record = self.first + *index * name::SIZE;
        *index += 1;
        // Two numbers, read without a call.
        let (at, data) = (record + name::TEXT, self.data);
        let from = data[at] as usize
            | (data[at + 1] as usize) << 8
            | (data[at + 2] as usize) << 16
            | (data[at + 3] as usize) << 24;
        let at = at + NUMBER_SIZE;
        let length = data[at] as usize | (data[at + 1] as usize) << 8 | (data[at + 2] as usize) << 16;
        Some(Name { record, from, to: from + length })
    }

    /// Returns `true` for the name of a scope, and `false` for an alias.
    pub(super) const fn is_own_name(&self, name: Name) -> bool {
        let id = number(self.data, name.record + name::ID);
        // A text is in the tables once, so equal texts have the same offset.
        number(self.data, self.scopes + id * scope::SIZE + scope::NAME) == name.from
    }

    /// Returns the length in bytes of the correct first part of a misspelled name: of `contacts:` in `contacts:wirte`.
    ///
    /// The part ends with the last separator of the first `end` bytes, and at least one name starts with it. Returns 0
    /// if there is none.
    pub(super) const fn known_stem(&self, wanted: &[u8], end: usize) -> usize {
        let stem = last_separator(wanted, end);
        if stem > 0 && self.next_with_stem(wanted, stem, &mut 0).is_some() { stem } else { 0 }
    }

    /// Returns the length in bytes of a shorter part, which ends with an earlier separator: of `contacts:` in
    /// `contacts:read:all`. Returns 0 if there is none.
    pub(super) const fn shorter_stem(&self, wanted: &[u8]) -> usize {
        let mut end = last_separator(wanted, wanted.len());
        let mut tries = 0;
        while end > 0 && tries < MAX_TRIES {
            let stem = self.known_stem(wanted, end - 1);
            if stem > 0 {
                return stem;
            }
            end = last_separator(wanted, end - 1);
            tries += 1;
        }
        0
    }

    /// Returns the part of `wanted` that is a resource: all of it, or all of it without the separator at its end. The
    /// length is 0 if no name has the resource and a separator at its start.
    pub(super) const fn known_resource(&self, wanted: &[u8]) -> Stem {
        let mut stem = Stem { length: wanted.len(), is_before_separator: true };
        if let [.., last] = wanted
            && is_separator(*last)
        {
            let whole = Stem { length: wanted.len(), is_before_separator: false };
            if self.next_below(wanted, whole, &mut 0).is_some() {
                return whole;
            }
            stem.length -= 1;
        }
        if stem.length > 0 && self.next_below(wanted, stem, &mut 0).is_none() {
            stem.length = 0;
        }
        stem
    }

    /// Returns the next name that starts with a stem of `wanted` and goes on, and advances `index` past it.
    pub(super) const fn next_below(&self, wanted: &[u8], stem: Stem, index: &mut usize) -> Option<Name> {
        while let Some(name) = self.next_with_stem(wanted, stem.length, index) {
            let end = name.from + stem.length;
            if end < name.to && (!stem.is_before_separator || is_separator(self.text[end])) {
                return Some(name);
            }
        }
        None
    }

    /// Returns the next name that starts with the first `stem` bytes of `wanted`, and advances `index` past it.
    pub(super) const fn next_with_stem(&self, wanted: &[u8], stem: usize, index: &mut usize) -> Option<Name> {
        while let Some(name) = self.next(index) {
            // Most names differ from the stem in its last byte or in its first bytes.
            if name.to - name.from >= stem
                && (stem == 0 || self.text[name.from + stem - 1] == wanted[stem - 1])
                && self.starts_with(name.from, wanted, stem)
            {
                return Some(name);
            }
        }
        None
    }

    /// Whether the text at `from` starts with the first `length` bytes of `wanted`.
    const fn starts_with(&self, from: usize, wanted: &[u8], length: usize) -> bool {
        let mut at = 0;
        while at + 8 <= length {
            let (a, b) = (from + at, at);
            if self.text[a] != wanted[b]
                || self.text[a + 1] != wanted[b + 1]
                || self.text[a + 2] != wanted[b + 2]
                || self.text[a + 3] != wanted[b + 3]
                || self.text[a + 4] != wanted[b + 4]
                || self.text[a + 5] != wanted[b + 5]
                || self.text[a + 6] != wanted[b + 6]
                || self.text[a + 7] != wanted[b + 7]
            {
                return false;
            }
            at += 8;
        }
        while at < length {
            if self.text[from + at] != wanted[at] {
                return false;
            }
            at += 1;
        }
        true
    }
}

/// Reads the little-endian `u32` at `at`.
const fn number(data: &[u8], at: usize) -> usize {
    data[at] as usize | (data[at + 1] as usize) << 8 | (data[at + 2] as usize) << 16 | (data[at + 3] as usize) << 24
}
