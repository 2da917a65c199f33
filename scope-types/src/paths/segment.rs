//! Computes the key of a segment with whole-word reads from the path.

#![expect(clippy::inline_always, reason = "measured: calls cost as much as the function bodies")]

use super::edge::Key;
use super::scan::MIN_LENGTH;
use crate::bytes::read::word_at;
use crate::bytes::word::{low_bytes, lower};

/// Returns the key of the first segment, which ends at byte `to`. The key is in lower case if `FOLD` is set.
#[inline(always)]
pub(crate) const fn first_key<const FOLD: bool>(text: &[u8], to: usize) -> Key {
    // The segment starts at byte 1, after the separator. Whole words are read from there, and the mask clears the bytes
    // after a short segment.
    let end = if to < 9 { 9 } else { to };
    let (length, mask) = (to - 1, low_bytes(to - 1));
    let Some((head, _)) = text.split_at_checked(end) else { return Key { first: 0, last: 0, length } };
    let Some(last) = head.last_chunk() else { return Key { first: 0, last: 0, length } };
    let (first, last) = (word_at(head, 1) & mask, u64::from_le_bytes(*last) & mask);
    if FOLD { Key { first: lower(first), last: lower(last), length } } else { Key { first, last, length } }
}

/// Returns the number of bits before a segment in a word that ends with the segment.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the result is at most 64")]
const fn shift(length: usize) -> u32 {
    (8_usize.saturating_sub(length) * 8) as u32
}

/// Returns the key of the segment `text[from..to]`. The key is in lower case if `FOLD` is set.
#[inline(always)]
pub(crate) const fn key<const FOLD: bool>(text: &[u8], from: usize, to: usize) -> Key {
    let length = to - from;
    let Some((head, _)) = text.split_at_checked(to) else { return Key { first: 0, last: 0, length } };
    let (first, last) = if let Some(last) = head.last_chunk() {
        // For a segment of fewer than eight bytes, both words are the eight bytes that end with it. The shift removes
        // the bytes before it.
        let at = if from < to - 8 { from } else { to - 8 };
        let shift = shift(length);
        (word_at(head, at).wrapping_shr(shift), u64::from_le_bytes(*last).wrapping_shr(shift))
    } else {
        // The segment ends within the first eight bytes of the path.
        let word = match text.first_chunk::<MIN_LENGTH>() {
            Some(start) => word_at(start, from) & low_bytes(length),
            None => 0,
        };
        (word, word)
    };
    if FOLD { Key { first: lower(first), last: lower(last), length } } else { Key { first, last, length } }
}
