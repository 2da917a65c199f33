//! What the path table is made of besides its edges, and the numbers that stand for methods there.

/// Literals of one hash: how many, then the literals.
pub mod literals {
    /// Number of literals.
    pub const COUNT: usize = 0;
    /// The first literal.
    pub const FIRST: usize = 4;
    /// In a literal: text.
    pub const TEXT: usize = 0;
    /// In a literal, 8 bytes: the state behind it.
    pub const STATE: usize = 8;
    /// Bytes of a literal.
    pub const SIZE: usize = 16;
}

/// A question about a segment: whether it has text around a parameter.
pub mod decision_node {
    /// 8 bytes: the first of the prefix, as many as there are, with zeros behind.
    pub const PREFIX_WORD: usize = 0;
    /// 8 bytes: the last of the suffix, as many as there are, with zeros behind.
    pub const SUFFIX_WORD: usize = 8;
    /// Text.
    pub const PREFIX: usize = 16;
    /// Text.
    pub const SUFFIX: usize = 24;
    /// 8 bytes: the state if it has, or the next question.
    pub const YES: usize = 32;
    /// 8 bytes: the state if it has not, or the next question.
    pub const NO: usize = 40;
    /// Bytes of a record.
    pub const SIZE: usize = 48;
}

/// A state with many literals, in groups by the highest bits of their hashes.
pub mod wide {
    /// 8 bytes: the state behind other segments, or the first [`super::decision_node`].
    pub const OTHER: usize = 0;
    /// How far a hash is shifted to the right to tell the group.
    pub const SHIFT: usize = 8;
    /// The row key of each group.
    pub const ROW_KEYS: usize = 12;
}

/// What an answer of the path automaton leads to: a hash table of its rows, one for each method. A power of two of slots, in
/// which the row of a method is at [`super::method_slot`], or behind it where that one is taken.
pub mod answer {
    /// 8 bytes: how many slots there are, less one.
    pub const MASK: usize = 0;
    /// The first slot.
    pub const FIRST: usize = 8;
    /// In a slot, 8 bytes: see [`super::method_key`]; [`FREE`] if there is no row.
    pub const METHOD: usize = 0;
    /// In a slot, 8 bytes: the offset of the requirement.
    pub const REQUIREMENT: usize = 8;
    /// Bytes of a slot.
    pub const SIZE: usize = 16;

    /// The key of no method.
    pub const FREE: u64 = u64::MAX;
}

/// The longest method that is a number by itself.
const MAX_SHORT_METHOD: usize = 7;

/// A method as a number: its bytes, the first one lowest, and its length in the highest byte. None for a longer one than
/// seven bytes: of these, [`long_method_key`] is the number.
#[inline]
pub const fn method_key(method: &[u8]) -> Option<u64> {
    if method.len() > MAX_SHORT_METHOD {
        return None;
    }
    Some(crate::bytes::read::first_word(method) | (method.len() as u64) << 56)
}

/// A method of more than seven bytes as a number: its place in the catalog's list of methods.
pub const fn long_method_key(number: u32) -> u64 {
    number as u64 | 0xFF << 56
}

/// Where the row of a method is looked for first. `factor` is the catalog's, and tells its methods apart as well as can be.
#[inline]
pub const fn method_slot(key: u64, factor: u64, mask: u64) -> u64 {
    key.wrapping_mul(factor) >> 32 & mask
}
