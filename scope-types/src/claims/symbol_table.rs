//! The claim table as it lies in the tables: slots of a perfect hash, and how tokens are hashed.

use super::key::{WORD, Windows};
use crate::bytes::read::u32_at;
use crate::tables::layout::{NUMBER_SIZE, header, slot};
use crate::tables::lists::list;

/// A [`slot`] record as words.
pub(super) type Slot = [[u8; WORD]; slot::SIZE / WORD];

/// The claim table, as [`crate::layout`] has it.
pub(crate) struct SymbolTable<'a> {
    pub(super) slots: &'a [Slot],
    pub(super) pilots: &'a [u8],
    pub(super) slot_shift: u32,
    pub(super) pilot_shift: u32,
    pub(super) windows: Windows,
    /// How long a token may be to be compared as a whole by the words of its key.
    pub(super) whole: usize,
    /// Bytes of the shortest name, at least 1.
    pub(super) shortest: usize,
    /// How many bytes more the longest name has.
    pub(super) spread: usize,
}

impl<'a> SymbolTable<'a> {
    pub(crate) const fn new(data: &'a [u8]) -> Self {
        let slots = list(data, header::SLOTS, slot::SIZE).as_chunks().0.as_chunks().0;
        let pilots = list(data, header::PILOTS, 1);
        let front = u32_at(data, header::FRONT) as usize;
        let shortest = u32_at(data, header::LENGTHS) as usize;
        let longest = u32_at(data, header::LENGTHS + NUMBER_SIZE) as usize;
        Self {
            slots,
            pilots,
            slot_shift: shift(slots.len()),
            pilot_shift: shift(pilots.len()),
            windows: Windows { front, back: u32_at(data, header::BACK) as usize },
            // Where names may be far longer, whether one is longer than its key is as good as random: then only the
            // shortest ones are told by it alone.
            whole: if front > WORD || longest > 4 * WORD { 2 * WORD } else { 2 * WORD + front },
            shortest: if shortest > 0 { shortest } else { 1 },
            spread: longest.saturating_sub(shortest),
        }
    }
}

/// How far to shift a hash for its first bits to count up to `count`, a power of two.
const fn shift(count: usize) -> u32 {
    match count.checked_ilog2() {
        Some(bits @ 1..) => u64::BITS - bits,
        _ => u64::BITS - 1,
    }
}
