//! The records of the path automaton besides its edges, and the hash tables of requirements by method.

/// A list of the literals of an edge whose key does not identify a single literal: their number, followed by the
/// literals.
pub mod literals {
    /// Number: the number of literals.
    pub const COUNT: usize = 0;
    /// The first literal.
    pub const FIRST: usize = 4;
    /// In a literal, text: the whole segment.
    pub const TEXT: usize = 0;
    /// In a literal, `u64`: the next state.
    pub const STATE: usize = 8;
    /// The size of a literal in bytes.
    pub const SIZE: usize = 16;
}

/// A node of a decision diagram (Bryant 1986): it tests a segment for the literal text around a parameter.
pub mod decision_node {
    /// `u64`: the first eight bytes of the prefix. A shorter prefix is padded with zeros at its end.
    pub const PREFIX_WORD: usize = 0;
    /// `u64`: the last eight bytes of the suffix. A shorter suffix is padded with zeros at its end.
    pub const SUFFIX_WORD: usize = 8;
    /// Text: the literal text before the parameter.
    pub const PREFIX: usize = 16;
    /// Text: the literal text after the parameter.
    pub const SUFFIX: usize = 24;
    /// `u64`: the next state or the next node if the segment has both texts.
    pub const YES: usize = 32;
    /// `u64`: the next state or the next node if the segment lacks one of them.
    pub const NO: usize = 40;
    /// The size of a node in bytes.
    pub const SIZE: usize = 48;
}

/// A state with more literals than one row of edges can hold. The highest bits of the hash select one of several
/// groups, each with its own row key.
pub mod wide {
    /// `u64`: the next state for all other segments, or the first [`super::decision_node`].
    pub const OTHER: usize = 0;
    /// Number: the right shift that turns a hash into the index of a group.
    pub const SHIFT: usize = 8;
    /// Numbers: the row key of each group.
    pub const ROW_KEYS: usize = 12;
}

/// The target of an answer of the path automaton: a hash table from method to requirement. Its size is a power of two.
/// A method is at [`super::method_slot`], or in a later slot if that one is taken (linear probing).
pub mod answer {
    /// `u64`: the number of slots minus one.
    pub const MASK: usize = 0;
    /// The first slot.
    pub const FIRST: usize = 8;
    /// In a slot, `u64`: [`super::method_key`] or [`super::long_method_key`] of the method; [`FREE`] if the slot is
    /// empty.
    pub const METHOD: usize = 0;
    /// In a slot, `u64`: the offset of the requirement.
    pub const REQUIREMENT: usize = 8;
    /// The size of a slot in bytes.
    pub const SIZE: usize = 16;

    /// The key of an empty slot.
    pub const FREE: u64 = u64::MAX;
}

/// The length in bytes of the longest method that [`method_key`] encodes.
const MAX_SHORT_METHOD: usize = 7;

/// Encodes a method of up to seven bytes as a number: its bytes in little-endian order, and its length in the highest
/// byte. Returns `None` for a longer method, which [`long_method_key`] encodes.
#[inline]
pub const fn method_key(method: &[u8]) -> Option<u64> {
    if method.len() > MAX_SHORT_METHOD {
        return None;
    }
    Some(crate::bytes::read::first_word(method) | (method.len() as u64) << 56)
}

/// Encodes a method of more than seven bytes by its index in [`header::METHODS`](super::header::METHODS).
pub const fn long_method_key(number: u32) -> u64 {
    number as u64 | 0xFF << 56
}

/// Returns the slot at which the search for a method starts (multiplicative hashing). `factor` is
/// [`header::FACTOR`](super::header::FACTOR), chosen so that few methods of the catalog collide.
#[inline]
pub const fn method_slot(key: u64, factor: u64, mask: u64) -> u64 {
    key.wrapping_mul(factor) >> 32 & mask
}
