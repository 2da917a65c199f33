//! A compiled catalog: a string literal and a byte literal, and typed access to the records in them.

pub(crate) mod fingerprint;
pub(crate) mod ids;
pub mod layout;
pub(crate) mod listing;
pub(crate) mod lists;
pub(crate) mod strings;

use crate::bytes::read::{text_between, u32_at, word_at};
use crate::claims::symbol_table::SymbolTable;
use crate::paths::automaton::Automaton;
use ids::Ids;
use layout::{ID_SIZE, NUMBER_SIZE, TEXT_SIZE, flag, header};
use lists::list;
use strings::Strings;

/// A compiled catalog. Code that `catalog!` generates creates it and calls its methods.
pub struct Tables<'a> {
    /// All strings of the catalog. The outer reference points to a `static`, because `Tables` is a constant: every
    /// crate that uses the constant gets a copy of it, but the crates share the `static`.
    text: &'a &'a str,
    /// All numbers of the catalog, in the format of [`layout`].
    data: &'a [u8],
    /// The source of the catalog, for messages.
    origin: &'a str,
    pub(crate) paths: Automaton<'a>,
    /// See [`header::FLAGS`].
    flags: u32,
    /// See [`header::FACTOR`].
    pub(crate) factor: u64,
    /// The claim table. The compiler reads it from the header once, when it evaluates the constant.
    pub(crate) symbols: SymbolTable<'a>,
    /// The offsets of names in `text`, see [`header::STARTS`].
    starts: &'a [[u8; NUMBER_SIZE]],
}

impl core::fmt::Debug for Tables<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Tables({})", self.origin)
    }
}

/// An array of records in `data`.
#[derive(Clone, Copy)]
pub(crate) struct Records {
    /// The offset of the first record.
    pub(crate) at: usize,
    pub(crate) count: usize,
    /// The size of a record in bytes.
    size: usize,
}

impl Records {
    /// The offset of the record at `index`.
    pub(crate) const fn offset(self, index: usize) -> Option<usize> {
        if index < self.count { Some(self.at + index * self.size) } else { None }
    }
}

impl<'a> Tables<'a> {
    /// Creates tables from literals in the format of [`crate::layout`]. `origin` names the catalog in messages.
    pub const fn new(text: &'a &'a str, data: &'a [u8], origin: &'a str) -> Self {
        Self {
            text,
            data,
            origin,
            paths: Automaton::new(data),
            flags: u32_at(data, header::FLAGS),
            factor: word_at(data, header::FACTOR),
            symbols: SymbolTable::new(data),
            starts: list(data, header::STARTS, NUMBER_SIZE).as_chunks().0,
        }
    }

    /// The number of scopes.
    pub const fn scope_count(&self) -> usize {
        self.number(header::SCOPES + NUMBER_SIZE) as usize
    }

    /// Returns the names of the scopes `from..to`, separated by spaces. The result starts with a space unless
    /// `is_first` is set.
    pub(crate) fn run_of_names(&self, from: u16, to: u16, is_first: bool) -> &'a str {
        let start = |id: u16| self.starts.get(usize::from(id)).map(|start| u32::from_le_bytes(*start) as usize);
        let (Some(from), Some(to)) = (start(from), start(to)) else { return "" };
        let lead = usize::from(!is_first);
        self.text.get(from.saturating_sub(lead)..to.saturating_sub(1)).unwrap_or_default()
    }

    /// The two literals, text and numbers.
    pub(crate) const fn literals(&self) -> (&'a str, &'a [u8]) {
        (*self.text, self.data)
    }

    /// The source of the catalog as messages show it.
    pub(crate) const fn origin(&self) -> &'a str {
        self.origin
    }

    /// Returns `true` if a bit of [`flag`] is set.
    pub(crate) const fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// Returns `true` if the catalog sets `case: insensitive`.
    #[inline]
    pub(crate) const fn ignores_case(&self) -> bool {
        self.has(flag::IGNORE_CASE)
    }

    /// Returns the method at an index of the list of methods.
    pub(crate) const fn method(&self, number: u32) -> &'a str {
        let methods = self.number(header::METHODS) as usize;
        if number >= self.number(header::METHODS + NUMBER_SIZE) {
            return "";
        }
        self.text_at(methods + number as usize * TEXT_SIZE)
    }

    /// Returns `true` if the catalog has errors, which `catalog!` reports.
    pub(crate) const fn has_errors(&self) -> bool {
        self.has(flag::HAS_ERRORS)
    }

    /// Returns the records that the list in a header field refers to.
    pub(crate) const fn records(&self, field: usize, size: usize) -> Records {
        Records { at: self.number(field) as usize, count: self.number(field + NUMBER_SIZE) as usize, size }
    }

    /// Reads the number at an offset.
    pub(crate) const fn number(&self, at: usize) -> u32 {
        u32_at(self.data, at)
    }

    /// Reads the scope id in the number at an offset.
    pub(crate) const fn id_at(&self, at: usize) -> u16 {
        lists::truncate(self.number(at) as usize)
    }

    /// Reads the text whose reference is at an offset.
    pub(crate) const fn text_at(&self, at: usize) -> &'a str {
        text_between(self.text, self.number(at) as usize, self.number(at + NUMBER_SIZE) as usize)
    }

    /// Reads the list of texts whose reference is at an offset.
    pub(crate) const fn strings_at(&self, at: usize) -> Strings<'a> {
        Strings::new(self.text, self.list_at(at, TEXT_SIZE))
    }

    /// Reads the list of ids whose reference is at an offset.
    pub(crate) const fn ids_at(&self, at: usize) -> Ids<'a> {
        Ids::new(self.list_at(at, ID_SIZE))
    }

    /// Returns the bytes of the list whose reference is at an offset. An item has `size` bytes.
    const fn list_at(&self, at: usize, size: usize) -> &'a [u8] {
        list(self.data, at, size)
    }
}
