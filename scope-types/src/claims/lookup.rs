//! The claim table: which scope a token is.
//!
//! A perfect hash over a few words of the token leads to one slot, and there the token is compared as a whole. Names that
//! this cannot tell apart are found by a binary search in the list of all names.

use super::key::{self, Key, WORD};
use super::symbol_table::SymbolTable;
use crate::bytes::compare::compare;
use crate::tables::Tables;
use crate::tables::layout::{header, name, slot};
use core::cmp::Ordering::{Equal, Greater, Less};

impl Tables<'_> {
    /// The id of the scope that a name or an alias stands for.
    pub const fn id_of(&self, token: &[u8]) -> Option<u16> {
        self.id_at_place(token, 0, token.len())
    }

    /// The id of the scope that the `length` bytes at `from` stand for.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "a fifth of a claim's time: what the table says of itself becomes constants"
    )]
    pub(crate) const fn id_at_place(&self, text: &[u8], from: usize, length: usize) -> Option<u16> {
        let SymbolTable { windows, shortest, spread, .. } = self.symbols;
        // One comparison for both ends; and with them known, the compiler leaves out what no token of this length needs.
        if length.wrapping_sub(shortest) > spread {
            return None;
        }
        match (Key::at(text, from, length, windows), part(text, from, length)) {
            (Some(key), Some(token)) => self.id_by_key(&key, token),
            (None, Some(token)) => self.id_of_last(token),
            _ => None,
        }
    }

    /// The id of the scope that a token of fewer bytes than a word stands for, which ends a text.
    #[cold]
    const fn id_of_last(&self, token: &[u8]) -> Option<u16> {
        self.id_by_key(&Key::padded(token), token)
    }

    /// The id of the scope that a token stands for, whose key is known.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "see `id_at_place`")]
    const fn id_by_key(&self, key: &Key, token: &[u8]) -> Option<u16> {
        let SymbolTable { slots, pilots, slot_shift, pilot_shift, whole, .. } = self.symbols;
        let hash = key.hash();
        let Some((_, [pilot, ..])) = pilots.split_at_checked(key::bucket(hash, pilot_shift)) else { return None };
        let Some((_, [[first, last, front, rest], ..])) = slots.split_at_checked(key::slot(hash, *pilot, slot_shift))
        else {
            return None;
        };
        let [_, _, id, id_high, ..] = *rest;
        let rest = u64::from_le_bytes(*rest);
        let name = (rest >> 32) as u32;
        if key.length == (rest & 0xFFFF) as usize
            && key.first == u64::from_le_bytes(*first)
            && key.last == u64::from_le_bytes(*last)
            && key.front == u64::from_le_bytes(*front)
            && (key.length <= whole || self.is_name((name & !slot::SHARED) as usize, token))
        {
            return Some(u16::from_le_bytes([id, id_high]));
        }
        if name & slot::SHARED != 0 { self.search(token) } else { None }
    }

    /// Whether a token of more than 16 bytes, of which the first and the last word are known to be the name's, stands at
    /// `start` in the text of the catalog.
    #[inline]
    const fn is_name(&self, start: usize, token: &[u8]) -> bool {
        let Some(name) = part(self.literals().0.as_bytes(), start, token.len()) else { return false };
        // Two blocks for most names, without a loop whose rounds would have to be foreseen.
        match token.len() {
            ..=48 => same_inside(token, name),
            49..=80 => same_ends::<32>(inner(token), inner(name)),
            _ => same_blocks::<32>(token, name) && same_ends::<32>(token, name),
        }
    }

    /// The id of the scope that a token stands for, found in the list of all names.
    #[cold]
    const fn search(&self, token: &[u8]) -> Option<u16> {
        let names = self.records(header::NAMES, name::SIZE);
        let (mut low, mut high) = (0, names.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let at = names.at + middle * name::SIZE;
            match compare(token, self.text_at(at + name::TEXT).as_bytes(), false) {
                Less => high = middle,
                Greater => low = middle + 1,
                Equal => return Some(self.id_at(at + name::ID)),
            }
        }
        None
    }
}

/// A text without its first and its last word.
#[inline]
const fn inner(text: &[u8]) -> &[u8] {
    match text.split_at_checked(WORD) {
        Some((_, rest)) => match rest.split_last_chunk::<WORD>() {
            Some((inner, _)) => inner,
            None => &[],
        },
        None => &[],
    }
}

/// Whether two texts of one length, of 16 bytes up to 48, are equal apart from their first word and their last one.
#[inline]
const fn same_inside(a: &[u8], b: &[u8]) -> bool {
    match (inner_ends(a), inner_ends(b)) {
        (Some((a_first, a_last)), Some((b_first, b_last))) => {
            difference(a_first, b_first) | difference(a_last, b_last) == 0
        }
        _ => false,
    }
}

/// The 16 bytes behind the first word of a text, and those before its last one. In a text of fewer than 24 bytes they are
/// nearer to the ends.
#[inline]
const fn inner_ends(text: &[u8]) -> Option<(&[u8; 2 * WORD], &[u8; 2 * WORD])> {
    let room = text.len().saturating_sub(2 * WORD);
    let outside = if room < WORD { room } else { WORD };
    let (Some((_, behind)), Some((before, _))) =
        (text.split_at_checked(outside), text.split_at_checked(text.len() - outside))
    else {
        return None;
    };
    match (behind.first_chunk(), before.last_chunk()) {
        (Some(first), Some(last)) => Some((first, last)),
        _ => None,
    }
}

/// Whether two texts of one length, of a block or more, start with the same block and end with the same one. They may
/// overlap.
#[inline]
const fn same_ends<const BLOCK: usize>(a: &[u8], b: &[u8]) -> bool {
    match (a.first_chunk::<BLOCK>(), b.first_chunk::<BLOCK>(), a.last_chunk::<BLOCK>(), b.last_chunk::<BLOCK>()) {
        (Some(a_first), Some(b_first), Some(a_last), Some(b_last)) => {
            difference(a_first, b_first) | difference(a_last, b_last) == 0
        }
        _ => false,
    }
}

/// Whether two texts of one length are equal, apart from what is behind the last whole block.
const fn same_blocks<const BLOCK: usize>(mut a: &[u8], mut b: &[u8]) -> bool {
    while let (Some((x, a_behind)), Some((y, b_behind))) = (a.split_first_chunk::<BLOCK>(), b.split_first_chunk()) {
        if difference(x, y) != 0 {
            return false;
        }
        (a, b) = (a_behind, b_behind);
    }
    true
}

/// The bits in which two blocks of a multiple of 16 bytes differ: what is compared with 0 once needs one branch.
#[inline]
const fn difference<const BLOCK: usize>(a: &[u8; BLOCK], b: &[u8; BLOCK]) -> u128 {
    let (mut a, mut b) = (a.as_slice(), b.as_slice());
    let mut difference = 0;
    while let (Some((x, a_behind)), Some((y, b_behind))) = (a.split_first_chunk(), b.split_first_chunk()) {
        difference |= u128::from_le_bytes(*x) ^ u128::from_le_bytes(*y);
        (a, b) = (a_behind, b_behind);
    }
    difference
}

/// `length` bytes of a text.
#[inline]
const fn part(text: &[u8], from: usize, length: usize) -> Option<&[u8]> {
    match text.split_at_checked(from) {
        Some((_, rest)) => match rest.split_at_checked(length) {
            Some((part, _)) => Some(part),
            None => None,
        },
        None => None,
    }
}
