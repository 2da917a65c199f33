//! One pass over a path before it is matched: where its segments end, and whether anything in it has to be looked at more
//! closely.

use crate::bytes::{EACH, HIGH, as_bits, byte_at, bytes_equal, first_word, word_at};

/// Bytes whose ends are in one word.
pub(crate) const BLOCK: usize = 64;
/// Blocks that are scanned in advance; those behind them are found as they are needed.
const BLOCKS: usize = 4;
/// Paths from this length on are looked at more closely. All shorter ones have less than 128 segments.
const LONG: usize = BLOCK * BLOCKS;
/// Shorter paths are copied into as many bytes.
pub(crate) const SHORTEST: usize = 16;
/// What stands behind a short path: an octet without meaning.
const FILLER: u8 = b'-';

/// Where the segments of a path end: bit `n` of block `b` is set where byte `64 * b + n` is a separator, and where the path
/// ends without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ends([u64; BLOCKS]);

/// What a pass finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scan {
    pub(crate) ends: Ends,
    /// Nothing in the path could be ambiguous or malformed. Where this does not hold, the path may still be fine.
    pub(crate) is_plain: bool,
}

impl Ends {
    /// The ends of a text of `length` octets with a separator in front.
    pub(crate) const fn new(text: &[u8], length: usize, separator: u8) -> Self {
        Self([
            block(text, 0, length, separator),
            block(text, BLOCK, length, separator),
            block(text, 2 * BLOCK, length, separator),
            block(text, 3 * BLOCK, length, separator),
        ])
    }

    /// The ends in the block that starts with byte `from`.
    #[inline]
    pub(crate) const fn block(&self, text: &[u8], from: usize, length: usize, separator: u8) -> u64 {
        let Self([first, second, third, fourth]) = *self;
        match from / BLOCK {
            0 => first,
            1 => second,
            2 => third,
            3 => fourth,
            _ => block(text, from, length, separator),
        }
    }
}

/// The ends in the block of `text` that starts with byte `from`.
const fn block(text: &[u8], from: usize, length: usize, separator: u8) -> u64 {
    let mut bits = 0;
    let mut at = from;
    while at < length && at < from + BLOCK {
        bits |= as_bits(bytes_equal(padded_word(text, at, length), separator)) << (at - from);
        at += 8;
    }
    // A separator at the very end is the end.
    if from <= length && length - from < BLOCK && !matches!(byte_at(text, length - 1), Some(last) if last == separator)
    {
        bits |= 1 << (length - from);
    }
    bits
}

/// The eight octets at `at`, with fillers for those behind the end.
const fn padded_word(text: &[u8], at: usize, length: usize) -> u64 {
    if at + 8 <= length {
        return word_at(text, at);
    }
    let left = length - at;
    let fill = (EACH * FILLER as u64) << (left * 8);
    // The last octets are those that end with the text; a shorter text than a word has its fillers already.
    if length >= 8 { word_at(text, length - 8) >> ((8 - left) * 8) | fill } else { word_at(text, at) }
}

/// A short path in as many bytes as a pass needs.
#[inline]
pub(crate) const fn lengthened(path: &[u8]) -> [u8; SHORTEST] {
    let length = path.len();
    let (low, high) = if length < 8 {
        (first_word(path) | (EACH * FILLER as u64) << (length * 8), EACH * FILLER as u64)
    } else {
        let fill = if length == 8 { EACH * FILLER as u64 } else { (EACH * FILLER as u64) << ((length - 8) * 8) };
        let last = if length == 8 { 0 } else { word_at(path, length - 8) >> ((SHORTEST - length) * 8) };
        (first_word(path), last | fill)
    };
    (low as u128 | (high as u128) << 64).to_le_bytes()
}

impl Scan {
    /// Nothing is known.
    pub(crate) const UNKNOWN: Self = Self { ends: Ends([0; BLOCKS]), is_plain: false };

    /// The pass in `u64` arithmetic. `path` has at least [`SHORTEST`] bytes, `length` of which are the path.
    #[expect(clippy::indexing_slicing, reason = "the length is compared with that of the blocks before")]
    pub(crate) const fn new(path: &[u8], length: usize) -> Self {
        if length >= LONG || !matches!(path.first(), Some(b'/')) {
            return Self::UNKNOWN;
        }
        let (mut blocks, mut odd, mut before) = ([0; BLOCKS], 0, 0);
        let mut at = 0;
        while at < length {
            let word = padded_word(path, at, length);
            let slashes = bytes_equal(word, b'/');
            // `.` and `/` differ in the lowest bit.
            let starts = bytes_equal(word | EACH, b'/');
            odd |= unusual(word) | (starts & (slashes << 8 | before));
            before = slashes >> 56;
            blocks[at / BLOCK] |= as_bits(slashes) << (at % BLOCK);
            at += 8;
        }
        if !matches!(byte_at(path, length.saturating_sub(1)), Some(b'/')) {
            blocks[length / BLOCK] |= 1 << (length % BLOCK);
        }
        Self { ends: Ends(blocks), is_plain: odd & HIGH == 0 }
    }
}

/// Sets the highest bit of the lowest byte that a closer look is needed for, and perhaps of bytes above it: those that are
/// no ASCII, controls, DEL, and `#`, `%`, `;`, `?`, `\`; `{` too, which falls together with some of them.
#[inline]
const fn unusual(word: u64) -> u64 {
    // Of bytes below 0x80, subtracting 1 sets the highest bit of 0 alone.
    let hash = (word ^ (EACH * b'#' as u64)).wrapping_sub(EACH);
    let percent = (word ^ (EACH * b'%' as u64)).wrapping_sub(EACH);
    let backslash = (word ^ (EACH * b'\\' as u64)).wrapping_sub(EACH);
    let others = ((word | (EACH * 0x44)) ^ (EACH * 0x7F)).wrapping_sub(EACH);
    let control = word.wrapping_sub(EACH * 0x20);
    word | control | hash | percent | backslash | others
}
