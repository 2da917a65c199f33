//! The walk of the path automaton: which rows a path selects.
//!
//! The automaton is deterministic: a segment leads from a state to one other, and what could have matched instead is part
//! of that state. So a walk never goes back. A hash says where an edge would be; whether it is the one is decided by
//! comparing all of the segment.

#![expect(clippy::inline_always, reason = "measured: calls between these take as long as what they do")]

use crate::bytes::{equal, low_bytes, slice, word_at};
use crate::edge::{DEAD, EDGE_SIZE, Key, answer, check, flag, has, is_of, other, place, salt};
use crate::layout::{NUMBER_SIZE, header, test, texts, wide};
use crate::scan::{BLOCK, Ends, block};
use crate::segment::{first_key, key};
use crate::tables::{Tables, list};

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
    /// In the first block.
    pub(crate) ends: Ends,
}

impl Automaton {
    /// The automaton in the numbers of a catalog.
    pub(crate) const fn new(data: &'static [u8]) -> Self {
        let edges = list(data, header::EDGES, EDGE_SIZE).as_chunks().0;
        // A catalog without a table has a root of zeros, which leads nowhere, too.
        Self { edges, mask: word_at(data, header::MASK), root: word_at(data, header::ROOT) }
    }

    /// The words of the edge at an index.
    #[inline(always)]
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
    ///
    /// `FOLD` is whether the catalog ignores the case of ASCII letters.
    #[inline(always)]
    pub(crate) const fn walk<const FOLD: bool>(&'static self, path: Path<'_>) -> u32 {
        let Path { text, length, separator, ends } = path;
        // The path starts with a separator, which ends nothing.
        let mut left = ends & !1;
        let mut state = self.paths.root;
        let mut from = 1;
        if left != 0 {
            let to = left.trailing_zeros() as usize;
            left &= left - 1;
            state = if has(state, flag::WIDE) {
                self.wide::<FOLD>(state, text, from, to)
            } else {
                self.step::<FOLD>(state, first_key::<FOLD>(text, to), text, from, to)
            };
            from = to + 1;
        }
        match self.through::<FOLD>(text, 0, left, state, from) {
            Ok((state, _)) if length < BLOCK => answer(state),
            Ok((state, from)) => self.walk_on::<FOLD>(text, length, separator, state, from),
            Err(answer) => answer,
        }
    }

    /// The walk behind the first block.
    #[inline(never)]
    const fn walk_on<const FOLD: bool>(
        &'static self,
        text: &[u8],
        length: usize,
        separator: u8,
        mut state: u64,
        mut from: usize,
    ) -> u32 {
        let mut start = BLOCK;
        while start <= length {
            match self.through::<FOLD>(text, start, block(text, start, length, separator), state, from) {
                Ok(behind) => (state, from) = behind,
                Err(answer) => return answer,
            }
            start += BLOCK;
        }
        answer(state)
    }

    /// The state behind the segments that end in the block at `start`, and where the next one starts; or the answer, where
    /// nothing that follows can change it.
    #[inline(always)]
    const fn through<const FOLD: bool>(
        &'static self,
        text: &[u8],
        start: usize,
        mut left: Ends,
        mut state: u64,
        mut from: usize,
    ) -> Result<(u64, usize), u32> {
        while left != 0 {
            let to = start + left.trailing_zeros() as usize;
            left &= left - 1;
            state = if !has(state, flag::END | flag::ANY | flag::WIDE) {
                self.step::<FOLD>(state, key::<FOLD>(text, from, to), text, from, to)
            } else if has(state, flag::ANY) {
                self.otherwise::<FOLD>(state, text, from, to)
            } else if has(state, flag::WIDE) {
                self.wide::<FOLD>(state, text, from, to)
            } else {
                return Err(if has(state, flag::REST) { answer(state) } else { 0 });
            };
            from = to + 1;
        }
        Ok((state, from))
    }

    /// The state behind a segment.
    #[inline(always)]
    const fn step<const FOLD: bool>(&'static self, state: u64, key: Key, text: &[u8], from: usize, to: usize) -> u64 {
        match self.behind::<FOLD>(salt(state), key, key.hash(), text, from) {
            Some(next) => next,
            None if has(state, flag::OTHER) => self.otherwise::<FOLD>(state, text, from, to),
            None => DEAD,
        }
    }

    /// The state behind a literal of the edges with a salt.
    #[inline(always)]
    const fn behind<const FOLD: bool>(
        &'static self,
        salt: u32,
        key: Key,
        hash: u64,
        text: &[u8],
        from: usize,
    ) -> Option<u64> {
        let Some([first, last, own, next]) = self.paths.edge(place(salt, hash, self.paths.mask)) else { return None };
        if (first ^ key.first) | (last ^ key.last) | (own ^ check(salt, key.length)) != 0 {
            return if has(next, flag::SHARED) && is_of(own, salt) {
                self.text::<FOLD>(next, text, from, key.length)
            } else {
                None
            };
        }
        if has(next, flag::MORE) { self.text::<FOLD>(next, text, from, key.length) } else { Some(next) }
    }

    /// The state behind a literal that its key does not tell.
    #[inline(never)]
    const fn text<const FOLD: bool>(&'static self, edge: u64, text: &[u8], from: usize, length: usize) -> Option<u64> {
        let Some(own) = slice(text, from, from + length) else { return None };
        let list = salt(edge) as usize;
        let (mut at, mut left) = (list + texts::FIRST, self.number(list + texts::COUNT));
        while left > 0 {
            if equal(self.text_at(at + texts::TEXT).as_bytes(), own, FOLD) {
                return Some(self.word(at + texts::STATE));
            }
            (at, left) = (at + texts::SIZE, left - 1);
        }
        None
    }

    /// The state behind a segment, where the state has more literals than one group of edges can hold.
    #[inline(never)]
    const fn wide<const FOLD: bool>(&'static self, state: u64, text: &[u8], from: usize, to: usize) -> u64 {
        let key = key::<FOLD>(text, from, to);
        let (record, hash) = (salt(state) as usize, key.hash());
        let group = self.group(record, hash);
        let salt = self.number(record + wide::SALTS + group * NUMBER_SIZE);
        match self.behind::<FOLD>(salt, key, hash, text, from) {
            Some(next) => next,
            None => self.tested::<FOLD>(self.word(record + wide::OTHER), text, from, to),
        }
    }

    /// The group of a hash: its highest bits.
    #[expect(clippy::cast_possible_truncation, reason = "there are far fewer groups")]
    const fn group(&'static self, record: usize, hash: u64) -> usize {
        hash.wrapping_shr(self.number(record + wide::SHIFT)) as usize
    }

    /// The state behind a segment that is none of the literals.
    #[inline(always)]
    const fn otherwise<const FOLD: bool>(&'static self, state: u64, text: &[u8], from: usize, to: usize) -> u64 {
        match self.paths.edge(other(salt(state))) {
            Some([_, _, _, next]) => self.tested::<FOLD>(next, text, from, to),
            None => DEAD,
        }
    }

    /// The state that tests lead to, if there are any.
    #[inline(always)]
    const fn tested<const FOLD: bool>(&'static self, next: u64, text: &[u8], from: usize, to: usize) -> u64 {
        if has(next, flag::MORE) { self.test::<FOLD>(next, text, from, to) } else { next }
    }

    /// Asks for text around a parameter until a state is found.
    #[inline(never)]
    const fn test<const FOLD: bool>(&'static self, mut next: u64, text: &[u8], from: usize, to: usize) -> u64 {
        let key = key::<FOLD>(text, from, to);
        // The tests of a state follow each other in one direction.
        while has(next, flag::MORE) {
            let at = salt(next) as usize;
            next = self.word(at + if self.is_around::<FOLD>(at, key, text, from) { test::YES } else { test::NO });
        }
        next
    }

    /// Whether a segment has the texts of a test around at least one byte.
    const fn is_around<const FOLD: bool>(&'static self, at: usize, key: Key, text: &[u8], from: usize) -> bool {
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
        let to = from + length;
        (prefix <= 8 || self.is_at::<FOLD>(at + test::PREFIX, text, from, from + prefix))
            && (suffix <= 8 || self.is_at::<FOLD>(at + test::SUFFIX, text, to - suffix, to))
    }

    /// Whether `text[from..to]` is the text with a reference.
    const fn is_at<const FOLD: bool>(&'static self, reference: usize, text: &[u8], from: usize, to: usize) -> bool {
        match slice(text, from, to) {
            Some(part) => equal(self.text_at(reference).as_bytes(), part, FOLD),
            None => false,
        }
    }

    /// The number with eight bytes at `at`.
    #[inline]
    pub(crate) const fn word(&self, at: usize) -> u64 {
        word_at(self.literals().1, at)
    }
}
