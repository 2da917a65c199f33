//! The walk of the path automaton: which rows a path selects.
//!
//! The automaton is deterministic: a segment leads from a state to one other, and what could have matched instead is part
//! of that state. So a walk never goes back. A hash says where an edge would be; whether it is the one is decided by
//! comparing all of the segment.

use crate::bytes::{equal, low_bytes, lower, slice, word_at};
use crate::edge::{DEAD, EDGE_SIZE, Key, answer, check, flag, has, is_of, other, place, salt};
use crate::layout::{NUMBER_SIZE, header, test, texts, wide};
use crate::scan::{BLOCK, Ends};
use crate::tables::Tables;

/// The edges of a catalog, and where a walk starts.
#[derive(Clone, Copy)]
pub(crate) struct Automaton {
    edges: &'static [[u8; EDGE_SIZE]],
    /// The bits of a hash that tell the edges of a state apart.
    mask: u64,
    root: u64,
}

/// A path as a walk sees it.
#[derive(Clone, Copy)]
pub(crate) struct Path<'a> {
    /// A separator, then segments with one separator between them, and perhaps one more. Never less than
    /// [`crate::scan::SHORTEST`] bytes, however short the path.
    pub(crate) text: &'a [u8],
    pub(crate) length: usize,
    pub(crate) separator: u8,
}

/// A segment of a path.
#[derive(Clone, Copy)]
struct Segment<'a> {
    text: &'a [u8],
    from: usize,
    to: usize,
    key: Key,
}

impl Automaton {
    /// The automaton in the numbers of a catalog.
    pub(crate) const fn new(data: &'static [u8]) -> Self {
        let at = crate::bytes::u32_at(data, header::EDGES) as usize;
        let count = crate::bytes::u32_at(data, header::EDGES + NUMBER_SIZE) as usize;
        let edges = match slice(data, at, at + count * EDGE_SIZE) {
            Some(bytes) => bytes.as_chunks().0,
            None => &[],
        };
        // A catalog without a table has a root of zeros, which leads nowhere, too.
        Self { edges, mask: word_at(data, header::MASK), root: word_at(data, header::ROOT) }
    }

    /// The words of the edge at an index.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the index is compared with the length before")]
    const fn edge(&self, index: usize) -> Option<[u64; 4]> {
        if index >= self.edges.len() {
            return None;
        }
        match self.edges[index].as_chunks().0 {
            [first, last, check, state] => Some([
                u64::from_le_bytes(*first),
                u64::from_le_bytes(*last),
                u64::from_le_bytes(*check),
                u64::from_le_bytes(*state),
            ]),
            _ => None,
        }
    }
}

impl Tables {
    /// What the path selects: the answer of the state in which it ends.
    #[inline]
    pub(crate) const fn walk(&'static self, path: Path<'_>, ends: &Ends) -> u32 {
        let mut state = self.paths.root;
        let (mut from, mut block) = (1, 0);
        // The path starts with a separator, which ends nothing.
        let mut left = ends.block(path.text, 0, path.length, path.separator) & !1;
        loop {
            while left != 0 {
                let to = block + left.trailing_zeros() as usize;
                left &= left - 1;
                if has(state, flag::END | flag::ANY) {
                    if has(state, flag::END) {
                        return if has(state, flag::REST) { answer(state) } else { 0 };
                    }
                    state = self.otherwise(state, path.text, from, to);
                } else {
                    state = self.step(state, Segment { text: path.text, from, to, key: self.key(path.text, from, to) });
                }
                from = to + 1;
            }
            block += BLOCK;
            if block > path.length {
                return answer(state);
            }
            left = ends.block(path.text, block, path.length, path.separator);
        }
    }

    /// The key of a segment, in lower case where the catalog does not tell the cases apart.
    #[inline]
    const fn key(&self, text: &[u8], from: usize, to: usize) -> Key {
        let length = to - from;
        let (first, last) = if to >= 8 {
            // Read so that the word ends with the segment; what is before a short one is shifted out.
            let at = to - 8;
            let shift = if length < 8 { ((8 - length) * 8) & 63 } else { 0 };
            (word_at(text, if from < at { from } else { at }) >> shift, word_at(text, at) >> shift)
        } else {
            let word = word_at(text, from) & low_bytes(length);
            (word, word)
        };
        if self.ignores_case() {
            Key { first: lower(first), last: lower(last), length }
        } else {
            Key { first, last, length }
        }
    }

    /// The state behind a segment.
    #[inline]
    const fn step(&'static self, state: u64, segment: Segment<'_>) -> u64 {
        if has(state, flag::WIDE) {
            return self.wide(state, segment);
        }
        match self.behind(salt(state), segment.key.hash(), segment) {
            Some(next) => next,
            None if has(state, flag::OTHER) => self.otherwise(state, segment.text, segment.from, segment.to),
            None => DEAD,
        }
    }

    /// The state behind a literal of the edges with a salt.
    #[inline]
    const fn behind(&'static self, salt: u32, hash: u64, segment: Segment<'_>) -> Option<u64> {
        let Some([first, last, own, next]) = self.paths.edge(place(salt, hash, self.paths.mask)) else { return None };
        let Key { first: wanted_first, last: wanted_last, length } = segment.key;
        if (first ^ wanted_first) | (last ^ wanted_last) | (own ^ check(salt, length)) != 0 {
            return if has(next, flag::SHARED) && is_of(own, salt) { self.text(next, segment) } else { None };
        }
        if has(next, flag::MORE) { self.text(next, segment) } else { Some(next) }
    }

    /// The state behind a literal that its key does not tell.
    const fn text(&'static self, edge: u64, segment: Segment<'_>) -> Option<u64> {
        let Some(own) = slice(segment.text, segment.from, segment.to) else { return None };
        let list = salt(edge) as usize;
        let (mut at, mut left) = (list + texts::FIRST, self.number(list + texts::COUNT));
        while left > 0 {
            if equal(self.text_at(at + texts::TEXT).as_bytes(), own, self.ignores_case()) {
                return Some(self.word(at + texts::STATE));
            }
            (at, left) = (at + texts::SIZE, left - 1);
        }
        None
    }

    /// The state behind a segment, where the state has more literals than one group of edges can hold.
    const fn wide(&'static self, state: u64, segment: Segment<'_>) -> u64 {
        let (record, hash) = (salt(state) as usize, segment.key.hash());
        let group = (hash >> self.number(record + wide::SHIFT)) as usize;
        let salt = self.number(record + wide::SALTS + group * NUMBER_SIZE);
        match self.behind(salt, hash, segment) {
            Some(next) => next,
            None => self.tested(self.word(record + wide::OTHER), segment.text, segment.from, segment.to),
        }
    }

    /// The state behind a segment that is none of the literals.
    #[inline]
    const fn otherwise(&'static self, state: u64, text: &[u8], from: usize, to: usize) -> u64 {
        match self.paths.edge(other(salt(state))) {
            Some([_, _, _, next]) => self.tested(next, text, from, to),
            None => DEAD,
        }
    }

    /// The state that tests lead to, if there are any.
    #[inline]
    const fn tested(&'static self, next: u64, text: &[u8], from: usize, to: usize) -> u64 {
        if has(next, flag::MORE) { self.test(next, text, from, to) } else { next }
    }

    /// Asks for text around a parameter until a state is found.
    const fn test(&'static self, mut next: u64, text: &[u8], from: usize, to: usize) -> u64 {
        let key = self.key(text, from, to);
        // The tests of a state follow each other in one direction.
        while has(next, flag::MORE) {
            let at = salt(next) as usize;
            let fits = self.is_around(at, key, text, from, to);
            next = self.word(at + if fits { test::YES } else { test::NO });
        }
        next
    }

    /// Whether a segment has the texts of a test around at least one byte.
    const fn is_around(&'static self, at: usize, key: Key, text: &[u8], from: usize, to: usize) -> bool {
        let prefix = self.number(at + test::PREFIX + NUMBER_SIZE) as usize;
        let suffix = self.number(at + test::SUFFIX + NUMBER_SIZE) as usize;
        let length = key.length;
        if length <= prefix + suffix {
            return false;
        }
        let held = if length < 8 { length } else { 8 };
        let last = if suffix > 0 && suffix < held { key.last >> ((held - suffix) * 8) } else { key.last };
        if (key.first & low_bytes(prefix)) != self.word(at + test::PREFIX_WORD)
            || (last & low_bytes(suffix)) != self.word(at + test::SUFFIX_WORD)
        {
            return false;
        }
        let fold = self.ignores_case();
        (prefix <= 8 || self.is_at(at + test::PREFIX, text, from, from + prefix, fold))
            && (suffix <= 8 || self.is_at(at + test::SUFFIX, text, to - suffix, to, fold))
    }

    /// Whether `text[from..to]` is the text with a reference.
    const fn is_at(&'static self, reference: usize, text: &[u8], from: usize, to: usize, fold: bool) -> bool {
        match slice(text, from, to) {
            Some(part) => equal(self.text_at(reference).as_bytes(), part, fold),
            None => false,
        }
    }

    /// The number with eight bytes at `at`.
    #[inline]
    pub(crate) const fn word(&self, at: usize) -> u64 {
        word_at(self.literals().1, at)
    }
}
