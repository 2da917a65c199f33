//! Walks the path automaton along the segments of a path.
//!
//! The automaton is deterministic (subset construction): each segment leads from one state to one other state, so a
//! walk never backtracks. The hash of a segment gives the index of its edge, and comparing the whole segment confirms
//! the edge.

#![expect(clippy::inline_always, reason = "measured: calls cost as much as the function bodies")]

use super::edge::{DEAD, Key, answer, check, edge_index, flag, has_any, is_of, other_edge_index, row_key};
use super::scan::{BLOCK, Ends, ends_in_block};
use super::segment::{first_key, key};
use crate::bytes::compare::equal;
use crate::bytes::read::{slice, word_at};
use crate::bytes::word::low_bytes;
use crate::tables::Tables;
use crate::tables::layout::{NUMBER_SIZE, decision_node, literals, wide};
use core::ops::ControlFlow;

/// A path that is ready to be walked.
#[derive(Clone, Copy)]
pub(crate) struct Path<'a> {
    /// A separator, then the segments with single separators between them, possibly a trailing separator, and possibly
    /// padding. The text has at least [`super::scan::MIN_LENGTH`] bytes.
    pub(crate) text: &'a [u8],
    /// The length of the path in bytes, without the padding.
    pub(crate) length: usize,
    /// The octet that separates segments.
    pub(crate) separator: u8,
    /// The ends of the segments in the first block.
    pub(crate) ends: Ends,
}

impl Tables<'_> {
    /// Returns the answer of the state in which the path ends.
    ///
    /// `FOLD` is `true` if the catalog ignores the case of ASCII letters.
    #[inline(always)]
    pub(crate) const fn walk<const FOLD: bool>(&self, path: Path<'_>) -> u32 {
        let Path { text, length, separator, ends } = path;
        // The leading separator does not end a segment.
        let mut left = ends & !1;
        let mut state = self.paths.root;
        let mut from = 1;
        if left != 0 {
            let to = left.trailing_zeros() as usize;
            left &= left - 1;
            state = if has_any(state, flag::WIDE) {
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

    /// Continues a walk after the first block.
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
            match self.run_block::<FOLD>(text, start, ends_in_block(text, start, length, separator), state, from) {
                ControlFlow::Continue(next) => (state, from) = next,
                ControlFlow::Break(answer) => return answer,
            }
            start += BLOCK;
        }
        answer(state)
    }

    /// Follows the segments that end in the block at `start`. Continues with the state and the start of the next
    /// segment, or breaks with the answer if the remaining segments cannot change it.
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
            state = if !has_any(state, flag::END | flag::ANY | flag::WIDE) {
                self.transition::<FOLD>(state, key::<FOLD>(text, from, to), text, from, to)
            } else if has_any(state, flag::ANY) {
                self.fallback::<FOLD>(state, text, from, to)
            } else if has_any(state, flag::WIDE) {
                self.wide::<FOLD>(state, text, from, to)
            } else {
                return ControlFlow::Break(if has_any(state, flag::REST) { answer(state) } else { 0 });
            };
            from = to + 1;
        }
        ControlFlow::Continue((state, from))
    }

    /// Returns the next state for a segment.
    #[inline(always)]
    const fn transition<const FOLD: bool>(&self, state: u64, key: Key, text: &[u8], from: usize, to: usize) -> u64 {
        match self.literal_edge::<FOLD>(row_key(state), key, key.hash(), text, from) {
            Some(next) => next,
            None if has_any(state, flag::OTHER) => self.fallback::<FOLD>(state, text, from, to),
            None => DEAD,
        }
    }

    /// Returns the next state for a segment that is one of the literals in the row with this row key.
    #[inline(always)]
    const fn literal_edge<const FOLD: bool>(
        &self,
        row_key: u32,
        key: Key,
        hash: u64,
        text: &[u8],
        from: usize,
    ) -> Option<u64> {
        let Some([first, last, own, next]) = self.paths.edge(edge_index(row_key, hash, self.paths.mask)) else {
            return None;
        };
        if (first ^ key.first) | (last ^ key.last) | (own ^ check(row_key, key.length)) != 0 {
            return if has_any(next, flag::SHARED) && is_of(own, row_key) {
                self.literal_from_list::<FOLD>(next, text, from, key.length)
            } else {
                None
            };
        }
        if has_any(next, flag::MORE) {
            self.literal_from_list::<FOLD>(next, text, from, key.length)
        } else {
            Some(next)
        }
    }

    /// Returns the next state for a segment from a list of literals, by comparing whole texts.
    #[inline(never)]
    const fn literal_from_list<const FOLD: bool>(
        &self,
        edge: u64,
        text: &[u8],
        from: usize,
        length: usize,
    ) -> Option<u64> {
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

    /// Returns the next state for a segment in a state whose literals are in several groups.
    #[inline(never)]
    const fn wide<const FOLD: bool>(&self, state: u64, text: &[u8], from: usize, to: usize) -> u64 {
        let key = key::<FOLD>(text, from, to);
        let (record, hash) = (row_key(state) as usize, key.hash());
        let group = self.group(record, hash);
        let row_key = self.number(record + wide::ROW_KEYS + group * NUMBER_SIZE);
        match self.literal_edge::<FOLD>(row_key, key, hash, text, from) {
            Some(next) => next,
            None => self.resolve_edge::<FOLD>(self.word(record + wide::OTHER), text, from, to),
        }
    }

    /// Returns the group of a hash, which is the number in its highest bits.
    #[expect(clippy::cast_possible_truncation, reason = "the number of groups is small")]
    const fn group(&self, record: usize, hash: u64) -> usize {
        hash.wrapping_shr(self.number(record + wide::SHIFT)) as usize
    }

    /// Returns the next state for a segment that is not among the literals.
    #[inline(always)]
    const fn fallback<const FOLD: bool>(&self, state: u64, text: &[u8], from: usize, to: usize) -> u64 {
        match self.paths.edge(other_edge_index(row_key(state))) {
            Some([_, _, _, next]) => self.resolve_edge::<FOLD>(next, text, from, to),
            None => DEAD,
        }
    }

    /// Resolves the next word of an edge: evaluates the decision diagram if it refers to one.
    #[inline(always)]
    const fn resolve_edge<const FOLD: bool>(&self, next: u64, text: &[u8], from: usize, to: usize) -> u64 {
        if has_any(next, flag::MORE) { self.evaluate_decisions::<FOLD>(next, text, from, to) } else { next }
    }

    /// Evaluates a decision diagram: tests the segment for text around a parameter until it reaches a state.
    #[inline(never)]
    const fn evaluate_decisions<const FOLD: bool>(&self, mut next: u64, text: &[u8], from: usize, to: usize) -> u64 {
        let key = key::<FOLD>(text, from, to);
        // The diagram is acyclic, so the loop ends.
        while has_any(next, flag::MORE) {
            let at = row_key(next) as usize;
            next = self.word(
                at + if self.has_affix::<FOLD>(at, key, text, from) { decision_node::YES } else { decision_node::NO },
            );
        }
        next
    }

    /// Returns `true` if a segment has the prefix and the suffix of a decision node, with at least one byte between
    /// them.
    const fn has_affix<const FOLD: bool>(&self, at: usize, key: Key, text: &[u8], from: usize) -> bool {
        let prefix = self.number(at + decision_node::PREFIX + NUMBER_SIZE) as usize;
        let suffix = self.number(at + decision_node::SUFFIX + NUMBER_SIZE) as usize;
        let length = key.length;
        if length <= prefix + suffix {
            return false;
        }
        // The last word of the key holds `held` bytes of the segment. Shift the suffix to its lowest bytes.
        let held = if length < 8 { length } else { 8 };
        let last = if suffix > 0 && suffix < held { key.last >> ((held - suffix) * 8) } else { key.last };
        if (key.first & low_bytes(prefix)) != self.word(at + decision_node::PREFIX_WORD)
            || (last & low_bytes(suffix)) != self.word(at + decision_node::SUFFIX_WORD)
        {
            return false;
        }
        let to = from + length;
        (prefix <= 8 || self.equals_text::<FOLD>(at + decision_node::PREFIX, text, from, from + prefix))
            && (suffix <= 8 || self.equals_text::<FOLD>(at + decision_node::SUFFIX, text, to - suffix, to))
    }

    /// Returns `true` if `text[from..to]` is equal to the text with this reference.
    const fn equals_text<const FOLD: bool>(&self, reference: usize, text: &[u8], from: usize, to: usize) -> bool {
        match slice(text, from, to) {
            Some(part) => equal(self.text_at(reference).as_bytes(), part, FOLD),
            None => false,
        }
    }

    /// Reads the `u64` at an offset.
    #[inline]
    pub(crate) const fn word(&self, at: usize) -> u64 {
        word_at(self.literals().1, at)
    }
}
