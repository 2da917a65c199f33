//! The walk of the path automaton: which rows a path selects.
//!
//! The automaton is deterministic: a segment leads from a state to one other, and what could have matched instead is part
//! of that state. So a walk never goes back. A hash says where an edge would be; whether it is the one is decided by
//! comparing all of the segment.

#![expect(clippy::inline_always, reason = "measured: calls between these take as long as what they do")]

use super::edge::{DEAD, Key, answer, check, flag, has, is_of, other, place, row_key};
use super::scan::{BLOCK, Ends, block};
use super::segment::{first_key, key};
use crate::bytes::compare::equal;
use crate::bytes::read::{slice, word_at};
use crate::bytes::word::low_bytes;
use crate::tables::Tables;
use crate::tables::layout::{NUMBER_SIZE, decision_node, literals, wide};
use core::ops::ControlFlow;

/// A path as a walk sees it.
#[derive(Clone, Copy)]
pub(crate) struct Path<'a> {
    /// A separator, then segments with one separator between them, and perhaps one more. Never less than
    /// [`super::scan::SHORTEST`] bytes, however short the path.
    pub(crate) text: &'a [u8],
    pub(crate) length: usize,
    pub(crate) separator: u8,
    /// In the first block.
    pub(crate) ends: Ends,
}

impl Tables<'_> {
    /// What the path selects: the answer of the state in which it ends.
    ///
    /// `FOLD` is whether the catalog ignores the case of ASCII letters.
    #[inline(always)]
    pub(crate) const fn walk<const FOLD: bool>(&self, path: Path<'_>) -> u32 {
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
                self.transition::<FOLD>(state, first_key::<FOLD>(text, to), text, from, to)
            };
            from = to + 1;
        }
        match self.run_block::<FOLD>(text, 0, left, state, from) {
            ControlFlow::Continue((state, _)) if length < BLOCK => answer(state),
            ControlFlow::Continue((state, from)) => self.walk_on::<FOLD>(text, length, separator, state, from),
            ControlFlow::Break(answer) => answer,
        }
    }

    /// The walk behind the first block.
    #[inline(never)]
    const fn walk_on<const FOLD: bool>(
        &self,
        text: &[u8],
        length: usize,
        separator: u8,
        mut state: u64,
        mut from: usize,
    ) -> u32 {
        let mut start = BLOCK;
        while start <= length {
            match self.run_block::<FOLD>(text, start, block(text, start, length, separator), state, from) {
                ControlFlow::Continue(behind) => (state, from) = behind,
                ControlFlow::Break(answer) => return answer,
            }
            start += BLOCK;
        }
        answer(state)
    }

    /// The state behind the segments that end in the block at `start`, and where the next one starts; or the answer, where
    /// nothing that follows can change it.
    #[inline(always)]
    const fn run_block<const FOLD: bool>(
        &self,
        text: &[u8],
        start: usize,
        mut left: Ends,
        mut state: u64,
        mut from: usize,
    ) -> ControlFlow<u32, (u64, usize)> {
        while left != 0 {
            let to = start + left.trailing_zeros() as usize;
            left &= left - 1;
            state = if !has(state, flag::END | flag::ANY | flag::WIDE) {
                self.transition::<FOLD>(state, key::<FOLD>(text, from, to), text, from, to)
            } else if has(state, flag::ANY) {
                self.fallback::<FOLD>(state, text, from, to)
            } else if has(state, flag::WIDE) {
                self.wide::<FOLD>(state, text, from, to)
            } else {
                return ControlFlow::Break(if has(state, flag::REST) { answer(state) } else { 0 });
            };
            from = to + 1;
        }
        ControlFlow::Continue((state, from))
    }

    /// The state behind a segment.
    #[inline(always)]
    const fn transition<const FOLD: bool>(&self, state: u64, key: Key, text: &[u8], from: usize, to: usize) -> u64 {
        match self.literal_edge::<FOLD>(row_key(state), key, key.hash(), text, from) {
            Some(next) => next,
            None if has(state, flag::OTHER) => self.fallback::<FOLD>(state, text, from, to),
            None => DEAD,
        }
    }

    /// The state behind a literal of the edges with a row key.
    #[inline(always)]
    const fn literal_edge<const FOLD: bool>(
        &self,
        row_key: u32,
        key: Key,
        hash: u64,
        text: &[u8],
        from: usize,
    ) -> Option<u64> {
        let Some([first, last, own, next]) = self.paths.edge(place(row_key, hash, self.paths.mask)) else {
            return None;
        };
        if (first ^ key.first) | (last ^ key.last) | (own ^ check(row_key, key.length)) != 0 {
            return if has(next, flag::SHARED) && is_of(own, row_key) {
                self.text::<FOLD>(next, text, from, key.length)
            } else {
                None
            };
        }
        if has(next, flag::MORE) { self.text::<FOLD>(next, text, from, key.length) } else { Some(next) }
    }

    /// The state behind a literal that its key does not tell.
    #[inline(never)]
    const fn text<const FOLD: bool>(&self, edge: u64, text: &[u8], from: usize, length: usize) -> Option<u64> {
        let Some(own) = slice(text, from, from + length) else { return None };
        let list = row_key(edge) as usize;
        let (mut at, mut left) = (list + literals::FIRST, self.number(list + literals::COUNT));
        while left > 0 {
            if equal(self.text_at(at + literals::TEXT).as_bytes(), own, FOLD) {
                return Some(self.word(at + literals::STATE));
            }
            (at, left) = (at + literals::SIZE, left - 1);
        }
        None
    }

    /// The state behind a segment, where the state has more literals than one group of edges can hold.
    #[inline(never)]
    const fn wide<const FOLD: bool>(&self, state: u64, text: &[u8], from: usize, to: usize) -> u64 {
        let key = key::<FOLD>(text, from, to);
        let (record, hash) = (row_key(state) as usize, key.hash());
        let group = self.group(record, hash);
        let row_key = self.number(record + wide::ROW_KEYS + group * NUMBER_SIZE);
        match self.literal_edge::<FOLD>(row_key, key, hash, text, from) {
            Some(next) => next,
            None => self.branched::<FOLD>(self.word(record + wide::OTHER), text, from, to),
        }
    }

    /// The group of a hash: its highest bits.
    #[expect(clippy::cast_possible_truncation, reason = "there are far fewer groups")]
    const fn group(&self, record: usize, hash: u64) -> usize {
        hash.wrapping_shr(self.number(record + wide::SHIFT)) as usize
    }

    /// The state behind a segment that is none of the literals.
    #[inline(always)]
    const fn fallback<const FOLD: bool>(&self, state: u64, text: &[u8], from: usize, to: usize) -> u64 {
        match self.paths.edge(other(row_key(state))) {
            Some([_, _, _, next]) => self.branched::<FOLD>(next, text, from, to),
            None => DEAD,
        }
    }

    /// The state that tests lead to, if there are any.
    #[inline(always)]
    const fn branched<const FOLD: bool>(&self, next: u64, text: &[u8], from: usize, to: usize) -> u64 {
        if has(next, flag::MORE) { self.branch::<FOLD>(next, text, from, to) } else { next }
    }

    /// Asks for text around a parameter until a state is found.
    #[inline(never)]
    const fn branch<const FOLD: bool>(&self, mut next: u64, text: &[u8], from: usize, to: usize) -> u64 {
        let key = key::<FOLD>(text, from, to);
        // The tests of a state follow each other in one direction.
        while has(next, flag::MORE) {
            let at = row_key(next) as usize;
            next = self.word(
                at + if self.has_affix::<FOLD>(at, key, text, from) { decision_node::YES } else { decision_node::NO },
            );
        }
        next
    }

    /// Whether a segment has the texts of a test around at least one byte.
    const fn has_affix<const FOLD: bool>(&self, at: usize, key: Key, text: &[u8], from: usize) -> bool {
        let prefix = self.number(at + decision_node::PREFIX + NUMBER_SIZE) as usize;
        let suffix = self.number(at + decision_node::SUFFIX + NUMBER_SIZE) as usize;
        let length = key.length;
        if length <= prefix + suffix {
            return false;
        }
        let held = if length < 8 { length } else { 8 };
        let last = if suffix > 0 && suffix < held { key.last >> ((held - suffix) * 8) } else { key.last };
        if (key.first & low_bytes(prefix)) != self.word(at + decision_node::PREFIX_WORD)
            || (last & low_bytes(suffix)) != self.word(at + decision_node::SUFFIX_WORD)
        {
            return false;
        }
        let to = from + length;
        (prefix <= 8 || self.is_at::<FOLD>(at + decision_node::PREFIX, text, from, from + prefix))
            && (suffix <= 8 || self.is_at::<FOLD>(at + decision_node::SUFFIX, text, to - suffix, to))
    }

    /// Whether `text[from..to]` is the text with a reference.
    const fn is_at<const FOLD: bool>(&self, reference: usize, text: &[u8], from: usize, to: usize) -> bool {
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
