//! A segment of a path as an edge knows it: read out of the path in whole words.

#![expect(clippy::inline_always, reason = "measured: calls between these take as long as what they do")]

use super::edge::Key;
use super::scan::SHORTEST;
use crate::bytes::read::word_at;
use crate::bytes::word::{low_bytes, lower};

/// The key of the first segment, in lower case if `FOLD`.
#[inline(always)]
pub(crate) const fn first_key<const FOLD: bool>(text: &[u8], to: usize) -> Key {
    let end = if to < 9 { 9 } else { to };
    let (length, mask) = (to - 1, low_bytes(to - 1));
    let Some((head, _)) = text.split_at_checked(end) else { return Key { first: 0, last: 0, length } };
    let Some(last) = head.last_chunk() else { return Key { first: 0, last: 0, length } };
    let (first, last) = (word_at(head, 1) & mask, u64::from_le_bytes(*last) & mask);
    if FOLD { Key { first: lower(first), last: lower(last), length } } else { Key { first, last, length } }
}

/// How many bits of a word are before a segment that it ends with.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "it is at most 64")]
const fn shift(length: usize) -> u32 {
    (8_usize.saturating_sub(length) * 8) as u32
}

/// The key of the segment from `from` to `to`, in lower case if `FOLD`.
#[inline(always)]
pub(crate) const fn key<const FOLD: bool>(text: &[u8], from: usize, to: usize) -> Key {
    let length = to - from;
    let Some((head, _)) = text.split_at_checked(to) else { return Key { first: 0, last: 0, length } };
    let (first, last) = if let Some(last) = head.last_chunk() {
        // Words that end with the segment or before: what is before a short segment is shifted out.
        let at = if from < to - 8 { from } else { to - 8 };
        let shift = shift(length);
        (word_at(head, at).wrapping_shr(shift), u64::from_le_bytes(*last).wrapping_shr(shift))
    } else {
        let word = match text.first_chunk::<SHORTEST>() {
            Some(start) => word_at(start, from) & low_bytes(length),
            None => 0,
        };
        (word, word)
    };
    if FOLD { Key { first: lower(first), last: lower(last), length } } else { Key { first, last, length } }
}
