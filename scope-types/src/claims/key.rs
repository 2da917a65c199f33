//! What the claim table knows a token by: a few words of it, read at fixed places, and their hash.
//!
//! `scope-codegen` places the names of a catalog by the functions in here, and a token is looked up by the same ones. Two
//! tokens with equal keys can differ between the words, so whoever looks one up compares the rest.

use crate::bytes::read::word_at;

/// Bytes of a word.
pub const WORD: usize = 8;

/// Where the words are read that tell the names of one catalog apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Windows {
    /// Bytes from the start of the token to one word.
    pub front: usize,
    /// Bytes from the end of another word to the end of the token, without the last word.
    pub back: usize,
}

/// The words of a token. They overlap where it is short; of fewer than eight bytes each word holds all, padded with zeros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    /// The first eight bytes.
    pub first: u64,
    /// The last eight bytes.
    pub last: u64,
    /// The eight bytes at [`Windows::front`], or the last eight.
    pub front: u64,
    /// The eight bytes at [`Windows::back`], or the first eight.
    pub back: u64,
    /// Bytes of the token.
    pub length: usize,
}

impl Key {
    /// The key of a token.
    pub const fn of(token: &[u8], windows: Windows) -> Self {
        match Self::at(token, 0, token.len(), windows) {
            Some(key) => key,
            None => Self::padded(token),
        }
    }

    /// The key of the `length` bytes at `from`; none where the text has not as many, or less than a word.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "fewer than eight bytes are kept")]
    pub(crate) const fn at(text: &[u8], from: usize, length: usize, windows: Windows) -> Option<Self> {
        let span = if length > WORD { length } else { WORD };
        let Some((_, rest)) = text.split_at_checked(from) else { return None };
        // A word is read as a whole, with what stands behind a short token.
        let Some((token, _)) = rest.split_at_checked(span) else { return None };
        let mask = if length < WORD { u64::MAX.wrapping_shr((8 * length as u32).wrapping_neg()) } else { u64::MAX };
        let furthest = span - WORD;
        let front = if windows.front < furthest { windows.front } else { furthest };
        Some(Self {
            first: word_at(token, 0) & mask,
            last: word_at(token, furthest) & mask,
            front: word_at(token, front) & mask,
            back: word_at(token, furthest.saturating_sub(windows.back)) & mask,
            length,
        })
    }

    /// The key of a token of fewer than eight bytes, in a text that has not as many.
    pub(crate) const fn padded(token: &[u8]) -> Self {
        let (mut word, mut rest) = (0, token);
        while let [before @ .., octet] = rest {
            word = word << 8 | *octet as u64;
            rest = before;
        }
        Self { first: word, last: word, front: word, back: word, length: token.len() }
    }

    /// A number that differs where the keys differ, but for chance. It can be forged: equal hashes prove nothing.
    #[inline]
    pub const fn hash(&self) -> u64 {
        let Self { first, last, front, back, length } = *self;
        // The last word and the one at the back are often the same one: then the compiler makes one product of two.
        let ends = last.wrapping_mul(0xC2B2_AE3D_27D4_EB4F).wrapping_add(back.wrapping_mul(0x27D4_EB2F_1656_67C5));
        first
            .wrapping_add(length as u64)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add(front.wrapping_mul(0x1656_67B1_9E37_79F9))
            .wrapping_add(ends)
    }
}

/// The number of the pilot that decides about a hash: its first `bits` bits.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "what is left counts slots, which are in memory")]
pub const fn bucket(hash: u64, shift: u32) -> usize {
    (hash >> shift) as usize
}

/// The slot of a hash, whose pilot the table has.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "what is left counts slots, which are in memory")]
pub const fn slot(hash: u64, pilot: u8, shift: u32) -> usize {
    (hash.wrapping_mul(2 * pilot as u64 + 1) >> shift) as usize
}
