//! The two literals that a catalog is compiled to, and typed access to their parts.

use crate::bytes::{slice, u32_at, word_at};
use crate::ids::{Ids, Texts};
use crate::layout::{self, ID_SIZE, NUMBER_SIZE, TEXT_SIZE, flag, header};
use crate::lookup::Lookup;
use crate::path::Automaton;

/// A compiled catalog: made by `catalog!`, read through the types that it emits.
pub struct Tables {
    /// Behind a reference of its own: tables are a constant, which every crate that reads them has a copy of, and the text is
    /// a static, of which there is one.
    text: &'static &'static str,
    data: &'static [u8],
    origin: &'static str,
    pub(crate) paths: Automaton,
    flags: u32,
    /// See [`header::FACTOR`].
    pub(crate) factor: u64,
    /// The claim table, read from the header once, when the compiler evaluates the tables.
    pub(crate) lookup: Lookup,
    /// Where names start, see [`header::STARTS`].
    starts: &'static [[u8; NUMBER_SIZE]],
}

impl core::fmt::Debug for Tables {
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

impl Tables {
    /// Tables from their literals, laid out as [`crate::layout`] says. `origin` names the catalog in messages.
    pub const fn new(text: &'static &'static str, data: &'static [u8], origin: &'static str) -> Self {
        Self {
            text,
            data,
            origin,
            paths: Automaton::new(data),
            flags: u32_at(data, header::FLAGS),
            factor: word_at(data, header::FACTOR),
            lookup: Lookup::new(data),
            starts: list(data, header::STARTS, NUMBER_SIZE).as_chunks().0,
        }
    }

    /// How many scopes there are.
    pub const fn scope_count(&self) -> usize {
        self.number(header::SCOPES + layout::NUMBER_SIZE) as usize
    }

    /// The names of the scopes `from..to`, with an SP between them, and one before them if they are not the `first`.
    pub(crate) fn run_of_names(&self, from: u16, to: u16, is_first: bool) -> &'static str {
        let start = |id: u16| self.starts.get(usize::from(id)).map(|start| u32::from_le_bytes(*start) as usize);
        let (Some(from), Some(to)) = (start(from), start(to)) else { return "" };
        let lead = usize::from(!is_first);
        self.text.get(from.saturating_sub(lead)..to.saturating_sub(1)).unwrap_or_default()
    }

    /// Both literals.
    pub(crate) const fn literals(&self) -> (&'static str, &'static [u8]) {
        (*self.text, self.data)
    }

    pub(crate) const fn origin(&self) -> &'static str {
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
    pub(crate) const fn method(&self, number: u32) -> &'static str {
        let methods = self.number(header::METHODS) as usize;
        if number >= self.number(header::METHODS + layout::NUMBER_SIZE) {
            return "";
        }
        self.text_at(methods + number as usize * TEXT_SIZE)
    }

    pub(crate) const fn is_broken(&self) -> bool {
        self.has(flag::BROKEN)
    }

    /// The list of records that a header field points to.
    pub(crate) const fn records(&self, field: usize, size: usize) -> Records {
        Records { at: self.number(field) as usize, count: self.number(field + layout::NUMBER_SIZE) as usize, size }
    }

    pub(crate) const fn number(&self, at: usize) -> u32 {
        u32_at(self.data, at)
    }

    pub(crate) const fn id_at(&self, at: usize) -> u16 {
        truncate(self.number(at) as usize)
    }

    pub(crate) const fn text_at(&self, at: usize) -> &'static str {
        self.text_between(self.number(at) as usize, self.number(at + layout::NUMBER_SIZE) as usize)
    }

    /// The text of a reference that was cut out of `data`.
    pub(crate) const fn text_of(&self, reference: &[u8]) -> &'static str {
        self.text_between(u32_at(reference, 0) as usize, u32_at(reference, layout::NUMBER_SIZE) as usize)
    }

    const fn text_between(&self, at: usize, length: usize) -> &'static str {
        match self.text.split_at_checked(at) {
            Some((_, rest)) => match rest.split_at_checked(length) {
                Some((text, _)) => text,
                None => "",
            },
            None => "",
        }
    }

    pub(crate) const fn texts_at(&'static self, at: usize) -> Texts {
        Texts::new(self, self.list_at(at, TEXT_SIZE))
    }

    pub(crate) const fn ids_at(&self, at: usize) -> Ids {
        Ids::new(self.list_at(at, ID_SIZE))
    }

    /// The bytes of the list whose reference stands at `at`.
    const fn list_at(&self, at: usize, size: usize) -> &'static [u8] {
        list(self.data, at, size)
    }
}

/// The bytes of the list whose reference stands at `at`.
pub(crate) const fn list(data: &'static [u8], at: usize, size: usize) -> &'static [u8] {
    let from = u32_at(data, at) as usize;
    let count = u32_at(data, at + NUMBER_SIZE) as usize;
    match slice(data, from, from + count * size) {
        Some(bytes) => bytes,
        None => &[],
    }
}

/// The scope with an id, out of all of them: `Scope::from_id` as a `const fn`.
pub const fn nth<T: Copy>(all: &[T], id: u16) -> Option<T> {
    match all.split_at_checked(id as usize) {
        Some((_, [scope, ..])) => Some(*scope),
        _ => None,
    }
}

/// A number of a table as the scope id that it is.
#[expect(clippy::cast_possible_truncation, reason = "a catalog has at most 65,535 scopes")]
pub(crate) const fn truncate(id: usize) -> u16 {
    id as u16
}
