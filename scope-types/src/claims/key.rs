//! The perfect hash function of the claim table.
//!
//! The key of a token is its length and four words of it, read at fixed positions. The hash of the key selects a
//! bucket, the pilot of the bucket selects a slot, and each slot holds at most one name. This is a perfect hash
//! function with pilots, as in `PTHash` (Pibiri and Trani 2021) and CHD (Belazzougui, Botelho and Dietzfelbinger 2009).
//!
//! `scope-catalog` uses these functions to build the table, and this crate to look a token up. Two different tokens can
//! have the same key if they differ only between the words, so a lookup also compares the remaining bytes.

use crate::bytes::read::word_at;

/// The size of a word in bytes.
pub const WORD: usize = 8;

/// The positions of the two words of a key that depend on the catalog. `scope-catalog` chooses them so that the keys of
/// its names differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Windows {
    /// The distance in bytes from the start of the token to the start of the front word.
    pub front: usize,
    /// The distance in bytes from the start of the back word to the start of the last word.
    pub back: usize,
}

/// Four words of a token, and its length.
///
/// The words of a short token overlap. If the token has fewer than eight bytes, each word holds the whole token, padded
/// with zeros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    /// The first eight bytes.
    pub first: u64,
    /// The last eight bytes.
    pub last: u64,
    /// The eight bytes at [`Windows::front`]; the last eight if the token is too short.
    pub front: u64,
    /// The eight bytes at [`Windows::back`]; the first eight if the token is too short.
    pub back: u64,
    /// The length of the token in bytes.
    pub length: usize,
}

impl Key {
    /// Returns the key of a token.
    pub const fn of(token: &[u8], windows: Windows) -> Self {
        match Self::at(token, 0, token.len(), windows) {
            Some(key) => key,
            None => Self::padded(token),
        }
    }

    /// Returns the key of the token `text[from..from + length]`. Returns `None` if the text ends before the token does,
    /// or less than eight bytes after `from`.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "fewer than eight bytes are kept")]
    pub(crate) const fn at(text: &[u8], from: usize, length: usize, windows: Windows) -> Option<Self> {
        let span = if length > WORD { length } else { WORD };
        let Some((_, rest)) = text.split_at_checked(from) else { return None };
        // A word is always read whole. The mask clears the bytes that follow a short token.
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

    /// Returns the key of a token of fewer than eight bytes. Unlike [`Key::at`] it reads nothing after the token.
    pub(crate) const fn padded(token: &[u8]) -> Self {
        let (mut word, mut rest) = (0, token);
        while let [before @ .., octet] = rest {
            word = word << 8 | *octet as u64;
            rest = before;
        }
        Self { first: word, last: word, front: word, back: word, length: token.len() }
    }

    /// Returns a 64-bit hash of the key. It is not collision-resistant, so equal hashes do not imply equal keys.
    #[inline]
    pub const fn hash(&self) -> u64 {
        let Self { first, last, front, back, length } = *self;
        // If `back` is the last word in all names of a catalog, the compiler merges these two products into one.
        let ends = last.wrapping_mul(0xC2B2_AE3D_27D4_EB4F).wrapping_add(back.wrapping_mul(0x27D4_EB2F_1656_67C5));
        first
            .wrapping_add(length as u64)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add(front.wrapping_mul(0x1656_67B1_9E37_79F9))
            .wrapping_add(ends)
    }
}

/// Returns the bucket of a hash, which is the index of its pilot: the highest bits of the hash. `shift` is 64 minus the
/// number of these bits.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "an index of a table in memory fits into `usize`")]
pub const fn bucket(hash: u64, shift: u32) -> usize {
    (hash >> shift) as usize
}

/// Returns the slot of a hash, given the pilot of its bucket.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "an index of a table in memory fits into `usize`")]
pub const fn slot(hash: u64, pilot: u8, shift: u32) -> usize {
    (hash.wrapping_mul(2 * pilot as u64 + 1) >> shift) as usize
}
