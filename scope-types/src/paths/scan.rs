//! The scan of a path before it is matched: finds the ends of its segments, and recognizes plain paths.
//!
//! A path is *plain* if no octet in it can make it ambiguous or malformed. Nearly all paths are plain; only the others
//! need the checks of [`super::canonical`].

#![expect(clippy::inline_always, reason = "measured: calls cost as much as the function bodies")]

use super::canonical::{DECODED_SEPARATOR, MAX_PATH, MAX_SEGMENTS};
use crate::bytes::read::{byte_at, first_word, word_at};
use crate::bytes::simd::{LANES, byte_mask};
use crate::bytes::word::ONES;

/// The size of a block in bytes. [`Ends`] has one bit for each byte of a block.
pub(crate) const BLOCK: usize = 64;
/// The length in bytes of the shortest text that is scanned. A text of this length is read as two overlapping vectors,
/// and the second one starts one byte after the first. Shorter paths are first copied into a padded buffer.
pub(crate) const MIN_LENGTH: usize = LANES + 1;
/// The size of the padded buffer in bytes.
const PADDED: usize = 3 * 8;
/// The length in bytes of the longest path that cannot have more than [`MAX_SEGMENTS`] segments.
const MAX_UNCOUNTED: usize = 2 * MAX_SEGMENTS;
/// The padding after a short path: eight octets without a special meaning.
const FILLER: u64 = ONES * b'-' as u64;

/// The ends of the segments in a block: bit `n` is set if byte `n` of the block is a separator, or if the path ends
/// directly before byte `n` and does not end with a separator.
pub(crate) type Ends = u64;

/// Returns a padded copy of a path that is shorter than [`MIN_LENGTH`]. A longer path is truncated.
#[inline]
pub(crate) const fn padded(path: &[u8]) -> [u8; PADDED] {
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
    let mut long = [0; PADDED];
    let words = [first.to_le_bytes(), second.to_le_bytes(), FILLER.to_le_bytes()];
    long.copy_from_slice(words.as_flattened());
    long
}

/// Returns the ends in the first block of a path. The slice has at least [`MIN_LENGTH`] bytes, of which the first
/// `length` are the path.
#[inline(always)]
pub(crate) const fn ends_in_first_block(path: &[u8], length: usize) -> Ends {
    let found = separators_in_block::<b'/'>(path, 0);
    if length < BLOCK { with_end(found, length) } else { found }
}

/// Returns the ends in the block that starts at byte `start`. The slice has at least [`MIN_LENGTH`] bytes, of which the
/// first `length` are the path.
pub(crate) const fn ends_in_block(text: &[u8], start: usize, length: usize, separator: u8) -> Ends {
    let found = if separator == b'/' {
        separators_in_block::<b'/'>(text, start)
    } else {
        separators_in_block::<DECODED_SEPARATOR>(text, start)
    };
    match length - start {
        0 => !matches!(byte_at(text, length - 1), Some(last) if last == separator) as u64,
        left if left < BLOCK => with_end(found, left),
        _ => found,
    }
}

/// Returns the mask of the separators in the block that starts at byte `start`.
///
/// The function always reads 32 or 64 bytes, to avoid a loop that the processor would mispredict. At the end of the
/// text the reads overlap.
#[inline(always)]
const fn separators_in_block<const SEPARATOR: u8>(text: &[u8], start: usize) -> u64 {
    let first = separators_before::<SEPARATOR>(text, start, LANES);
    if text.len() - start > 2 * LANES {
        let second = separators_before::<SEPARATOR>(text, start, 2 * LANES);
        first
            | second
            | separators_before::<SEPARATOR>(text, start, 3 * LANES)
            | separators_before::<SEPARATOR>(text, start, BLOCK)
    } else {
        first | separators_before::<SEPARATOR>(text, start, text.len() - start)
    }
}

/// Returns the mask of the separators in the 16 bytes before byte `end` of the block at `start`. If the text ends
/// earlier, these are the last 16 bytes of the text.
#[inline(always)]
const fn separators_before<const SEPARATOR: u8>(text: &[u8], start: usize, end: usize) -> u64 {
    let end = if start + end < text.len() { start + end } else { text.len() };
    let Some((head, _)) = text.split_at_checked(end) else { return 0 };
    let Some(lanes) = head.last_chunk() else { return 0 };
    let found = byte_mask::<SEPARATOR>(lanes) as u64;
    // At the end of the text, the 16 bytes may begin before the block.
    if end - start < LANES { found >> (LANES + start - end) } else { found << (end - start - LANES) }
}

/// Returns `true` if a path is plain. A path that is not plain may still be canonical.
///
/// The arguments are those of [`ends_in_first_block`]. The path is read 16 bytes at a time, which compilers turn into
/// vector instructions.
#[inline(always)]
pub(crate) const fn is_plain(path: &[u8], length: usize) -> bool {
    if path.len() < MIN_LENGTH || length > MAX_PATH || !matches!(path.first(), Some(b'/')) {
        return false;
    }
    let mut unusual = [0; LANES];
    mark_unusual(&mut unusual, path, MIN_LENGTH);
    mark_unusual(&mut unusual, path, MIN_LENGTH + LANES);
    let mut end = MIN_LENGTH + LANES;
    while end < path.len() {
        end += LANES;
        mark_unusual(&mut unusual, path, end);
    }
    u128::from_le_bytes(unusual) == 0 && (length <= MAX_UNCOUNTED || segments(path) <= MAX_SEGMENTS)
}

/// Returns the number of segments of a path.
#[inline(never)]
const fn segments(path: &[u8]) -> usize {
    let (mut ends, mut from) = (0, 0);
    while from <= path.len() {
        ends += ends_in_block(path, from, path.len(), b'/').count_ones() as usize;
        from += BLOCK;
    }
    // The leading slash does not end a segment.
    ends - 1
}

/// Marks the unusual octets among the 16 bytes before byte `end`, or among the last 16 bytes if the path ends earlier.
///
/// These octets are unusual: octets that are not ASCII, control octets, space, DEL, `#`, `%`, `;`, `?`, `\`, and a `.` or `/`
/// that follows a `/`. The test for `;`, `?` and DEL is a single comparison, which also marks `{`.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "all arrays have `LANES` elements, and the index is below `LANES`")]
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
        // `.` and `/` differ only in the lowest bit.
        let starts = (before[lane] == b'/') as u8 & (octet | 1 == b'/') as u8;
        // As signed numbers, octets that are not ASCII are negative.
        let up_to_space = (octet.cast_signed() <= b' '.cast_signed()) as u8;
        // `;`, `?`, `{` and DEL differ only in the bits of 0x44.
        let delimiter =
            (octet == b'#') as u8 | (octet == b'%') as u8 | (octet == b'\\') as u8 | (octet | 0x44 == 0x7F) as u8;
        unusual[lane] |= starts | up_to_space | delimiter;
        lane += 1;
    }
}

/// Adds the end of the path to a mask of separators, unless the path ends with a separator.
#[inline(always)]
const fn with_end(separators: u64, length: usize) -> Ends {
    let is_separator = length > 0 && separators >> (length - 1) & 1 == 1;
    separators | (!is_separator as u64) << length
}
