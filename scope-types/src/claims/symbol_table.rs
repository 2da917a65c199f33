//! The claim table, decoded from the header: the slots and pilots of a perfect hash function, and its parameters.

use super::key::{WORD, Windows};
use crate::bytes::read::u32_at;
use crate::tables::layout::{NUMBER_SIZE, header, slot};
use crate::tables::lists::list;

/// A record of the format [`slot`], as words.
pub(super) type Slot = [[u8; WORD]; slot::SIZE / WORD];

/// The claim table, see [`header::SLOTS`].
pub(crate) struct SymbolTable<'a> {
    pub(super) slots: &'a [Slot],
    pub(super) pilots: &'a [u8],
    /// The right shift from a hash to the index of a slot.
    pub(super) slot_shift: u32,
    /// The right shift from a hash to the index of a pilot.
    pub(super) pilot_shift: u32,
    pub(super) windows: Windows,
    /// The largest length in bytes at which two tokens with equal keys are always equal.
    pub(super) covered: usize,
    /// The length in bytes of the shortest name, at least 1.
    pub(super) shortest: usize,
    /// The difference in bytes between the longest and the shortest name.
    pub(super) spread: usize,
}

impl<'a> SymbolTable<'a> {
    /// Reads the claim table from the header.
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
            // The words of a key contain every byte of a token up to this length. If some names are much longer, the
            // limit is lower than it could be, so that the processor can predict the branch on it.
            covered: if front > WORD || longest > 4 * WORD { 2 * WORD } else { 2 * WORD + front },
            shortest: if shortest > 0 { shortest } else { 1 },
            spread: longest.saturating_sub(shortest),
        }
    }
}

/// Returns the right shift that reduces a hash to an index below `count`, a power of two.
const fn shift(count: usize) -> u32 {
    match count.checked_ilog2() {
        Some(bits @ 1..) => u64::BITS - bits,
        _ => u64::BITS - 1,
    }
}
