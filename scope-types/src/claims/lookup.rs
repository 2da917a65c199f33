//! Lookup of a scope by its name in the claim table.
//!
//! The perfect hash function of [`key`] maps a token to one slot, and the lookup compares the token with the name in
//! that slot. In the rare case that several names share a slot, it holds one of them, and a binary search in the sorted
//! list of all names finds the others.

use super::key::{self, Key, WORD};
use super::symbol_table::SymbolTable;
use crate::bytes::compare::compare;
use crate::tables::Tables;
use crate::tables::layout::{header, name, slot};
use core::cmp::Ordering::{Equal, Greater, Less};

impl Tables<'_> {
    /// Returns the id of the scope with this name or alias.
    pub const fn id_of(&self, token: &[u8]) -> Option<u16> {
        self.id_of_slice(token, 0, token.len())
    }

    /// Returns the id of the scope whose name or alias is `text[from..from + length]`.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "saves a fifth of the time: the fields of the table become constants")]
    pub(crate) const fn id_of_slice(&self, text: &[u8], from: usize, length: usize) -> Option<u16> {
        let SymbolTable { windows, shortest, spread, .. } = self.symbols;
        // A single comparison checks both limits of the length. It also tells the compiler the limits, so that it
        // removes code for other lengths.
        if length.wrapping_sub(shortest) > spread {
            return None;
        }
        match (Key::at(text, from, length, windows), part(text, from, length)) {
            (Some(key), Some(token)) => self.id_of_key(&key, token),
            (None, Some(token)) => self.id_of_short_tail(token),
            _ => None,
        }
    }

    /// Returns the id for a token of fewer than eight bytes at the end of a text.
    #[cold]
    const fn id_of_short_tail(&self, token: &[u8]) -> Option<u16> {
        self.id_of_key(&Key::padded(token), token)
    }

    /// Returns the id for a token with this key.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "see `id_of_slice`")]
    const fn id_of_key(&self, key: &Key, token: &[u8]) -> Option<u16> {
        let SymbolTable { slots, pilots, slot_shift, pilot_shift, covered, .. } = self.symbols;
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
            && (key.length <= covered || self.equals_name((name & !slot::SHARED) as usize, token))
        {
            return Some(u16::from_le_bytes([id, id_high]));
        }
        if name & slot::SHARED != 0 { self.search(token) } else { None }
    }

    /// Returns `true` if a token is equal to the name at `start` in the text of the catalog. The token has more than 16
    /// bytes, and its first and last word are known to be equal to those of the name.
    #[inline]
    const fn equals_name(&self, start: usize, token: &[u8]) -> bool {
        let Some(name) = part(self.literals().0.as_bytes(), start, token.len()) else { return false };
        // Names of up to 80 bytes are compared as two blocks, which may overlap. This avoids a loop with a branch that
        // the processor would mispredict.
        match token.len() {
            ..=48 => equal_inside(token, name),
            49..=80 => equal_ends::<32>(inner(token), inner(name)),
            _ => equal_blocks::<32>(token, name) && equal_ends::<32>(token, name),
        }
    }

    /// Returns the id for a token by a binary search in the list of all names.
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

/// Returns a text without its first and its last word.
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

/// Returns `true` if two texts are equal except for their first and last word, which are not compared. The texts have
/// the same length, from 16 to 48 bytes.
#[inline]
const fn equal_inside(a: &[u8], b: &[u8]) -> bool {
    match (inner_ends(a), inner_ends(b)) {
        (Some((a_first, a_last)), Some((b_first, b_last))) => {
            difference(a_first, b_first) | difference(a_last, b_last) == 0
        }
        _ => false,
    }
}

/// Returns the 16 bytes after the first word of a text and the 16 bytes before its last word. In a text of fewer than
/// 24 bytes the two blocks also cover a part of these words.
#[inline]
const fn inner_ends(text: &[u8]) -> Option<(&[u8; 2 * WORD], &[u8; 2 * WORD])> {
    let room = text.len().saturating_sub(2 * WORD);
    let outside = if room < WORD { room } else { WORD };
    let (Some((_, tail)), Some((head, _))) =
        (text.split_at_checked(outside), text.split_at_checked(text.len() - outside))
    else {
        return None;
    };
    match (tail.first_chunk(), head.last_chunk()) {
        (Some(first), Some(last)) => Some((first, last)),
        _ => None,
    }
}

/// Returns `true` if the first blocks of two texts are equal, and the last blocks too. The texts have the same length,
/// at least one block; the two blocks may overlap.
#[inline]
const fn equal_ends<const BLOCK: usize>(a: &[u8], b: &[u8]) -> bool {
    match (a.first_chunk::<BLOCK>(), b.first_chunk::<BLOCK>(), a.last_chunk::<BLOCK>(), b.last_chunk::<BLOCK>()) {
        (Some(a_first), Some(b_first), Some(a_last), Some(b_last)) => {
            difference(a_first, b_first) | difference(a_last, b_last) == 0
        }
        _ => false,
    }
}

/// Returns `true` if all whole blocks of two texts are equal. The texts have the same length; the bytes after the last
/// whole block are not compared.
const fn equal_blocks<const BLOCK: usize>(mut a: &[u8], mut b: &[u8]) -> bool {
    while let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_first_chunk::<BLOCK>(), b.split_first_chunk()) {
        if difference(x, y) != 0 {
            return false;
        }
        (a, b) = (a_rest, b_rest);
    }
    true
}

/// Returns 0 if two blocks are equal. `BLOCK` is a multiple of 16. A caller can combine several results with `|`, so
/// that it needs a single branch.
#[inline]
const fn difference<const BLOCK: usize>(a: &[u8; BLOCK], b: &[u8; BLOCK]) -> u128 {
    let (mut a, mut b) = (a.as_slice(), b.as_slice());
    let mut difference = 0;
    while let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_first_chunk(), b.split_first_chunk()) {
        difference |= u128::from_le_bytes(*x) ^ u128::from_le_bytes(*y);
        (a, b) = (a_rest, b_rest);
    }
    difference
}

/// Returns `text[from..from + length]`.
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
