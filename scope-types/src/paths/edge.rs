//! The words of the path automaton: what a segment hashes to, and how a state is written.
//!
//! `scope-codegen` writes states and edges with this module and `path` reads them.
//!
//! A *state* is one word: from bit 0, 8 bits of flags, 24 bits of *answer*, 32 bits of *row key*. The answer is where a path
//! that ends in the state leads: the offset of its rows in units of [`ANSWER_SIZE`] bytes, 0 for nothing. The row key says where
//! the edges of the state are: `base << 6 | rotation`. All edges of a catalog share one array; the edge for a segment is at
//! `base +` some bits of the segment's hash, which ones the rotation tells, and the edge for all other segments is before
//! `base`.
//!
//! An *edge* is four words: the first eight bytes of its literal, the last eight, [`check`], and the state behind it.

use crate::bytes::read::{first_word, word_at};

/// Bytes of an edge.
pub const EDGE_SIZE: usize = 32;
/// Bytes that an answer counts.
pub const ANSWER_SIZE: usize = 8;
/// The most that an answer can be.
pub const MAX_ANSWER: u32 = (1 << 24) - 1;
/// Bits of a row key that are a rotation.
pub const ROTATION_BITS: u32 = 6;
/// The largest base that a row key can hold.
pub const MAX_BASE: u32 = (1 << (32 - ROTATION_BITS)) - 1;

/// Flags of a state.
pub mod flag {
    /// Nothing follows: it has no edges.
    pub const END: u8 = 1;
    /// With [`END`]: whatever follows has the same answer.
    pub const REST: u8 = 1 << 1;
    /// It has an edge for segments that are none of its literals.
    pub const OTHER: u8 = 1 << 2;
    /// It has no literals: every segment takes that edge.
    pub const ANY: u8 = 1 << 3;
    /// Its literals are in several groups: the row key is the offset of [`crate::tables::layout::wide`].
    pub const WIDE: u8 = 1 << 4;
    /// Of an edge instead of a state: the row key is the offset of what decides further. Behind a literal these are
    /// [`crate::tables::layout::literals`], in place of other segments [`crate::tables::layout::decision_node`].
    pub const MORE: u8 = 1 << 5;
    /// With [`MORE`]: the edge stands for literals that have nothing but their hash in common.
    pub const SHARED: u8 = 1 << 6;
}

/// A state that leads nowhere.
pub const DEAD: u64 = state(0, 0, flag::END);

/// The word of a state.
pub const fn state(row_key: u32, answer: u32, flags: u8) -> u64 {
    flags as u64 | (answer as u64) << 8 | (row_key as u64) << 32
}

/// The flags of a state.
#[inline]
pub(crate) const fn has(state: u64, flags: u8) -> bool {
    state & flags as u64 != 0
}

#[inline]
pub(crate) const fn row_key(state: u64) -> u32 {
    (state >> 32) as u32
}

/// The answer to a path that ends in a state.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the other bits are the row_key")]
pub(crate) const fn answer(state: u64) -> u32 {
    (state >> 8) as u32 & MAX_ANSWER
}

/// The third word of an edge: whose it is, and how long its literal.
#[inline]
pub const fn check(row_key: u32, length: usize) -> u64 {
    row_key as u64 | (length as u64) << 32
}

/// A segment as an edge knows it: its first eight bytes and its last eight, or, if it is shorter, all of it twice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    /// The first bytes, the first one lowest.
    pub first: u64,
    /// The last bytes.
    pub last: u64,
    /// How many bytes there are in all.
    pub length: usize,
}

impl Key {
    /// The key of a literal.
    pub const fn of(literal: &[u8]) -> Self {
        let first = first_word(literal);
        let length = literal.len();
        Self { first, last: if length > 8 { word_at(literal, length - 8) } else { first }, length }
    }

    /// What the place of an edge is made from.
    #[inline]
    pub const fn hash(self) -> u64 {
        let mixed = self.first.wrapping_add(self.last.rotate_left(27)) ^ self.length as u64;
        mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    /// Whether the key says everything about its literal.
    pub const fn is_whole(self) -> bool {
        self.length <= 16
    }
}

/// Where the edge for a hash is, in a state with a row key. `mask` is the catalog's.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a mask has few bits")]
pub const fn place(row_key: u32, hash: u64, mask: u64) -> usize {
    (row_key >> ROTATION_BITS) as usize + (hash.rotate_left(row_key) & mask) as usize
}

/// Where the edge for all other segments is.
#[inline]
pub const fn other(row_key: u32) -> usize {
    ((row_key >> ROTATION_BITS) as usize).wrapping_sub(1)
}

/// Whether [`check`] was made with a row key.
#[inline]
pub(crate) const fn is_of(check: u64, row_key: u32) -> bool {
    check << 32 == (row_key as u64) << 32
}
