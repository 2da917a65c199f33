//! One pass over a path before it is matched: where its segments end, and whether anything in it has to be looked at more
//! closely.

#![expect(clippy::inline_always, reason = "measured: calls between these take as long as what they do")]

use super::canonical::{DECODED_SEPARATOR, MAX_PATH, MAX_SEGMENTS};
use crate::bytes::read::{byte_at, first_word, word_at};
use crate::bytes::simd::{LANES, byte_mask};
use crate::bytes::word::ONES;

/// Bytes whose ends are in one word.
pub(crate) const BLOCK: usize = 64;
/// The least bytes that a path is looked at in: two times sixteen lanes, one behind the other. Shorter ones are copied.
pub(crate) const SHORTEST: usize = LANES + 1;
/// What they are copied to.
const SHORT: usize = 3 * 8;
/// Longer paths may have more than [`MAX_SEGMENTS`].
const LONGEST: usize = 2 * MAX_SEGMENTS;
/// What stands behind a short path: an octet without meaning.
const FILLER: u64 = ONES * b'-' as u64;

/// Where the segments of a path end: bit `n` is set where byte `n` is a separator, and where the path ends without one. This
/// is the first block; [`block`] finds the others.
pub(crate) type Ends = u64;

/// A path shorter than [`SHORTEST`] in more bytes; of a longer one, nothing.
#[inline]
pub(crate) const fn padded(path: &[u8]) -> [u8; SHORT] {
    let length = path.len();
    let [first, second] = if length < 8 {
        [first_word(path) | FILLER << (length * 8), FILLER]
    } else if length == 8 {
        [first_word(path), FILLER]
    } else if length < 16 {
        let last = word_at(path, length - 8) >> ((16 - length) * 8);
        [first_word(path), last | FILLER << ((length - 8) * 8)]
    } else {
        [first_word(path), word_at(path, 8)]
    };
    let mut long = [0; SHORT];
    let words = [first.to_le_bytes(), second.to_le_bytes(), FILLER.to_le_bytes()];
    long.copy_from_slice(words.as_flattened());
    long
}

/// The ends in the first block of a path of at least [`SHORTEST`] bytes, of which `length` are the path.
#[inline(always)]
pub(crate) const fn ends(path: &[u8], length: usize) -> Ends {
    let found = found::<b'/'>(path, 0);
    if length < BLOCK { with_end(found, length) } else { found }
}

/// The ends in the block from byte `start` on, in a text of at least [`SHORTEST`] bytes, of which `length` are the path.
pub(crate) const fn block(text: &[u8], start: usize, length: usize, separator: u8) -> Ends {
    let found = if separator == b'/' { found::<b'/'>(text, start) } else { found::<DECODED_SEPARATOR>(text, start) };
    match length - start {
        0 => !matches!(byte_at(text, length - 1), Some(last) if last == separator) as u64,
        left if left < BLOCK => with_end(found, left),
        _ => found,
    }
}

/// The separators in the block from byte `start` on.
///
/// Half of a block is looked at or all of it, what is behind the end being the last bytes again: that takes less time than to
/// guess wrongly how many there are.
#[inline(always)]
const fn found<const SEPARATOR: u8>(text: &[u8], start: usize) -> u64 {
    let first = in_lanes::<SEPARATOR>(text, start, LANES);
    if text.len() - start > 2 * LANES {
        let second = in_lanes::<SEPARATOR>(text, start, 2 * LANES);
        first | second | in_lanes::<SEPARATOR>(text, start, 3 * LANES) | in_lanes::<SEPARATOR>(text, start, BLOCK)
    } else {
        first | in_lanes::<SEPARATOR>(text, start, text.len() - start)
    }
}

/// The separators in the last sixteen of the bytes up to `end` of a block, or up to the end of the text where that is nearer.
#[inline(always)]
const fn in_lanes<const SEPARATOR: u8>(text: &[u8], start: usize, end: usize) -> u64 {
    let end = if start + end < text.len() { start + end } else { text.len() };
    let Some((head, _)) = text.split_at_checked(end) else { return 0 };
    let Some(lanes) = head.last_chunk() else { return 0 };
    let found = byte_mask::<SEPARATOR>(lanes) as u64;
    // Only at the end of a text can there be fewer.
    if end - start < LANES { found >> (LANES + start - end) } else { found << (end - start - LANES) }
}

/// Whether there is nothing in a path that could make it ambiguous or malformed. If there is, the path may still be fine.
///
/// The path is as for [`ends`]. It is looked at in sixteen lanes, which compilers turn into vectors.
#[inline(always)]
pub(crate) const fn is_plain(path: &[u8], length: usize) -> bool {
    if path.len() < SHORTEST || length > MAX_PATH || !matches!(path.first(), Some(b'/')) {
        return false;
    }
    let mut unusual = [0; LANES];
    mark_unusual(&mut unusual, path, SHORTEST);
    mark_unusual(&mut unusual, path, SHORTEST + LANES);
    let mut end = SHORTEST + LANES;
    while end < path.len() {
        end += LANES;
        mark_unusual(&mut unusual, path, end);
    }
    u128::from_le_bytes(unusual) == 0 && (length <= LONGEST || segments(path) <= MAX_SEGMENTS)
}

/// How many segments a path has.
#[inline(never)]
const fn segments(path: &[u8]) -> usize {
    let (mut ends, mut from) = (0, 0);
    while from <= path.len() {
        ends += block(path, from, path.len(), b'/').count_ones() as usize;
        from += BLOCK;
    }
    // The slash in front ends nothing.
    ends - 1
}

/// Looks at the last sixteen of the octets up to `end`, or up to the end of the path where that is nearer.
///
/// Marks the lanes of octets that a closer look is needed for: those that are no ASCII, controls, DEL, and `#`, `%`, `;`,
/// `?`, `\`; `{` too, which falls together with some of them; and `.` and `/` behind a `/`, which differ in the lowest bit.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "all are arrays of one length")]
const fn mark_unusual(unusual: &mut [u8; LANES], path: &[u8], end: usize) {
    let (before, here) = match path.split_at_checked(if end < path.len() { end } else { path.len() }) {
        Some((head @ [body @ .., _], _)) => (body.last_chunk::<LANES>(), head.last_chunk::<LANES>()),
        _ => (None, None),
    };
    let (Some(before), Some(here)) = (before, here) else {
        *unusual = [1; LANES];
        return;
    };
    let mut lane = 0;
    while lane < LANES {
        let octet = here[lane];
        let starts = (before[lane] == b'/') as u8 & (octet | 1 == b'/') as u8;
        let control = (octet.cast_signed() < b' '.cast_signed()) as u8;
        let delimiter =
            (octet == b'#') as u8 | (octet == b'%') as u8 | (octet == b'\\') as u8 | (octet | 0x44 == 0x7F) as u8;
        unusual[lane] |= starts | control | delimiter;
        lane += 1;
    }
}

/// Separators, and the end of the path unless it is one.
#[inline(always)]
const fn with_end(separators: u64, length: usize) -> Ends {
    let is_separator = length > 0 && separators >> (length - 1) & 1 == 1;
    separators | (!is_separator as u64) << length
}
