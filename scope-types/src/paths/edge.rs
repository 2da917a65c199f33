//! The encoding of states and edges of the path automaton.
//!
//! The edges of all states share one array. This is a table compressed by row displacement (Tarjan and Yao 1979): the
//! edges of a state form a sparse row, and rows are shifted so that their edges do not overlap.
//!
//! - A *state* is one word: 8 bits of [`flag`], 24 bits of answer and 32 bits of row key, from the lowest bit.
//! - An *answer* is the result for a path that ends in the state: the offset of a hash table by method
//!   ([`crate::layout::answer`]), in units of [`ANSWER_SIZE`] bytes. It is 0 if the path is not listed.
//! - A *row key* is `base << 6 | rotation`. The edge for a segment is at the index
//!   `base + (hash.rotate_left(rotation) & mask)`. The edge for all other segments is at the index `base - 1`.
//! - An *edge* is four words: the first eight bytes of its literal, the last eight bytes, [`check`] and the next state.
//!
//! `scope-catalog` writes states and edges, and this crate follows them to match a path.

use crate::bytes::read::{first_word, word_at};

/// The size of an edge in bytes.
pub const EDGE_SIZE: usize = 32;
/// The unit of answers, in bytes.
pub const ANSWER_SIZE: usize = 8;
/// The largest answer.
pub const MAX_ANSWER: u32 = (1 << 24) - 1;
/// The number of bits of the rotation in a row key.
pub const ROTATION_BITS: u32 = 6;
/// The largest base of a row key.
pub const MAX_BASE: u32 = (1 << (32 - ROTATION_BITS)) - 1;

/// Flags of a state.
pub mod flag {
    /// The state has no edges.
    pub const END: u8 = 1;
    /// Together with [`END`]: every longer path has the same answer as the path that ends in this state.
    pub const REST: u8 = 1 << 1;
    /// The state has an edge for segments that are not among its literals.
    pub const OTHER: u8 = 1 << 2;
    /// The state has no literals, so every segment takes the edge for other segments.
    pub const ANY: u8 = 1 << 3;
    /// The state has too many literals for one row. Its row key is the offset of a [`crate::layout::wide`] record.
    pub const WIDE: u8 = 1 << 4;
    /// The word is not a state: its row key is the offset of a record that selects the next state. The record is
    /// [`crate::layout::literals`] in the edge of a literal, and [`crate::layout::decision_node`] in the edge for other
    /// segments.
    pub const MORE: u8 = 1 << 5;
    /// Together with [`MORE`]: several literals with different keys share the edge.
    pub const SHARED: u8 = 1 << 6;
}

/// The state without edges and without an answer. No listed path goes through it.
pub const DEAD: u64 = state(0, 0, flag::END);

/// Encodes a state.
pub const fn state(row_key: u32, answer: u32, flags: u8) -> u64 {
    flags as u64 | (answer as u64) << 8 | (row_key as u64) << 32
}

/// Returns `true` if a state has at least one of these flags.
#[inline]
pub(crate) const fn has_any(state: u64, flags: u8) -> bool {
    state & flags as u64 != 0
}

/// The row key of a state.
#[inline]
pub(crate) const fn row_key(state: u64) -> u32 {
    (state >> 32) as u32
}

/// The answer of a state.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the other bits are the row key")]
pub(crate) const fn answer(state: u64) -> u32 {
    (state >> 8) as u32 & MAX_ANSWER
}

/// Returns the third word of an edge: the row key of the state that it starts from, and the length of its literal.
#[inline]
pub const fn check(row_key: u32, length: usize) -> u64 {
    row_key as u64 | (length as u64) << 32
}

/// The key of a segment: its first eight bytes, its last eight bytes and its length. Both words hold the whole segment,
/// padded with zeros at the end, if it has fewer than eight bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    /// The first eight bytes, in little-endian order.
    pub first: u64,
    /// The last eight bytes, in little-endian order.
    pub last: u64,
    /// The length of the segment in bytes.
    pub length: usize,
}

impl Key {
    /// Returns the key of a literal.
    pub const fn of(literal: &[u8]) -> Self {
        let first = first_word(literal);
        let length = literal.len();
        Self { first, last: if length > 8 { word_at(literal, length - 8) } else { first }, length }
    }

    /// Returns a hash of the key, from which [`edge_index`] computes the index of an edge.
    #[inline]
    pub const fn hash(self) -> u64 {
        let mixed = self.first.wrapping_add(self.last.rotate_left(27)) ^ self.length as u64;
        mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    /// Returns `true` if the key contains every byte of its segment.
    pub const fn is_whole(self) -> bool {
        self.length <= 16
    }
}

/// Returns the index of the edge for a hash in the row with this row key. `mask` is [`crate::layout::header::MASK`].
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a mask has few bits")]
pub const fn edge_index(row_key: u32, hash: u64, mask: u64) -> usize {
    (row_key >> ROTATION_BITS) as usize + (hash.rotate_left(row_key) & mask) as usize
}

/// Returns the index of the edge for all other segments.
#[inline]
pub const fn other_edge_index(row_key: u32) -> usize {
    ((row_key >> ROTATION_BITS) as usize).wrapping_sub(1)
}

/// Returns `true` if [`check`] was made with this row key.
#[inline]
pub(crate) const fn is_of(check: u64, row_key: u32) -> bool {
    check << 32 == (row_key as u64) << 32
}
