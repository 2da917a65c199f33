//! The two literals that a catalog is compiled to, and typed access to their parts.

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

/// A compiled catalog: made by `catalog!`, read through the types that it emits.
pub struct Tables<'a> {
    /// Behind a reference of its own: tables are a constant, which every crate that reads them has a copy of, and the text is
    /// a static, of which there is one.
    text: &'a &'a str,
    data: &'a [u8],
    origin: &'a str,
    pub(crate) paths: Automaton<'a>,
    flags: u32,
    /// See [`header::FACTOR`].
    pub(crate) factor: u64,
    /// The claim table, read from the header once, when the compiler evaluates the tables.
    pub(crate) symbols: SymbolTable<'a>,
    /// Where names start, see [`header::STARTS`].
    starts: &'a [[u8; NUMBER_SIZE]],
}

impl core::fmt::Debug for Tables<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Tables({})", self.origin)
    }
}

/// A run of equal records in `data`.
#[derive(Clone, Copy)]
pub(crate) struct Records {
    pub(crate) at: usize,
    pub(crate) count: usize,
    size: usize,
}

impl Records {
    /// The offset of the record at `index`.
    pub(crate) const fn offset(self, index: usize) -> Option<usize> {
        if index < self.count { Some(self.at + index * self.size) } else { None }
    }
}

impl<'a> Tables<'a> {
    /// Tables from their literals, laid out as [`crate::layout`] says. `origin` names the catalog in messages.
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

    /// How many scopes there are.
    pub const fn scope_count(&self) -> usize {
        self.number(header::SCOPES + NUMBER_SIZE) as usize
    }

    /// The names of the scopes `from..to`, with an SP between them, and one before them if they are not the `first`.
    pub(crate) fn run_of_names(&self, from: u16, to: u16, is_first: bool) -> &'a str {
        let start = |id: u16| self.starts.get(usize::from(id)).map(|start| u32::from_le_bytes(*start) as usize);
        let (Some(from), Some(to)) = (start(from), start(to)) else { return "" };
        let lead = usize::from(!is_first);
        self.text.get(from.saturating_sub(lead)..to.saturating_sub(1)).unwrap_or_default()
    }

    /// Both literals.
    pub(crate) const fn literals(&self) -> (&'a str, &'a [u8]) {
        (*self.text, self.data)
    }

    pub(crate) const fn origin(&self) -> &'a str {
        self.origin
    }

    pub(crate) const fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// `case: insensitive`
    #[inline]
    pub(crate) const fn ignores_case(&self) -> bool {
        self.has(flag::IGNORE_CASE)
    }

    /// The method with a number.
    pub(crate) const fn method(&self, number: u32) -> &'a str {
        let methods = self.number(header::METHODS) as usize;
        if number >= self.number(header::METHODS + NUMBER_SIZE) {
            return "";
        }
        self.text_at(methods + number as usize * TEXT_SIZE)
    }

    pub(crate) const fn has_errors(&self) -> bool {
        self.has(flag::HAS_ERRORS)
    }

    /// The list of records that a header field points to.
    pub(crate) const fn records(&self, field: usize, size: usize) -> Records {
        Records { at: self.number(field) as usize, count: self.number(field + NUMBER_SIZE) as usize, size }
    }

    pub(crate) const fn number(&self, at: usize) -> u32 {
        u32_at(self.data, at)
    }

    pub(crate) const fn id_at(&self, at: usize) -> u16 {
        lists::truncate(self.number(at) as usize)
    }

    pub(crate) const fn text_at(&self, at: usize) -> &'a str {
        text_between(self.text, self.number(at) as usize, self.number(at + NUMBER_SIZE) as usize)
    }

    pub(crate) const fn strings_at(&self, at: usize) -> Strings<'a> {
        Strings::new(self.text, self.list_at(at, TEXT_SIZE))
    }

    pub(crate) const fn ids_at(&self, at: usize) -> Ids<'a> {
        Ids::new(self.list_at(at, ID_SIZE))
    }

    /// The bytes of the list whose reference stands at `at`.
    const fn list_at(&self, at: usize, size: usize) -> &'a [u8] {
        list(self.data, at, size)
    }
}
