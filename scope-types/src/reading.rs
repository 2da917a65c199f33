//! The one pass over a list of scope-tokens, whether it is read strictly or leniently.

use crate::bits::Bits;
use crate::bytes::slice;
use crate::key::WORD;
use crate::tables::Tables;
use crate::token::first_illegal;

/// Bytes whose spaces are looked for at a time.
const BLOCK: usize = 8 * WORD;

/// What was found in a list of scope-tokens.
pub(crate) struct Reading<const W: usize> {
    /// The scopes that are known.
    pub(crate) set: Bits<W>,
    /// What is no scope.
    pub(crate) strays: Strays,
}

/// The tokens of a list that are no scopes.
pub(crate) struct Strays {
    /// The first one: where it starts and ends.
    pub(crate) first: Option<(usize, usize)>,
    /// Where the first octet is that may stand in no list. A name of the catalog has none, so only strays are searched.
    pub(crate) illegal: Option<usize>,
}

impl Tables {
    /// Reads a list of scope-tokens.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a third of its time: the fields of a catalog's tables become constants")]
    pub(crate) const fn read<const W: usize>(&self, text: &[u8]) -> Reading<W> {
        let mut set = Bits::EMPTY;
        let mut strays = Strays { first: None, illegal: None };
        let (mut at, mut from) = (0, 0);
        while at <= text.len() {
            let mut ends = ends(text, at);
            while ends != 0 {
                let end = at + ends.trailing_zeros() as usize;
                ends &= ends - 1;
                match self.id_at_place(text, from, end.wrapping_sub(from)) {
                    Some(id) => set.put(id),
                    None => strays.add(text, from, end),
                }
                from = end + 1;
            }
            at += BLOCK;
        }
        Reading { set, strays }
    }
}

impl Strays {
    /// Not inlined: it would take registers from the loop that it is called in.
    #[cold]
    #[inline(never)]
    const fn add(&mut self, text: &[u8], from: usize, end: usize) {
        if self.first.is_none() {
            self.first = Some((from, end));
        }
        if self.illegal.is_none()
            && let Some(token) = slice(text, from, end)
            && let Some(at) = first_illegal(token)
        {
            self.illegal = Some(from + at);
        }
    }
}

/// Where tokens end in the block at `at`: a bit for each SP, and one for the end of the text.
///
/// Not inlined: its constants would take registers from the loop that it is called in.
#[inline(never)]
const fn ends(text: &[u8], at: usize) -> u64 {
    let Some((_, rest)) = text.split_at_checked(at) else { return 0 };
    if let Some(block) = rest.first_chunk::<BLOCK>() {
        return spaces(block.as_chunks().0);
    }
    let (words, tail) = rest.as_chunks();
    let tail_spaces = match text.last_chunk() {
        // The last word of the text starts before its tail.
        Some(word) => spaces_in(*word) >> (WORD - tail.len()),
        None => first_spaces(tail),
    };
    let bit = words.len() * WORD;
    spaces(words) | tail_spaces << bit | 1 << rest.len()
}

/// A bit for each SP in up to eight words.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a third of its time: unrolled where the number of words is known")]
const fn spaces(mut words: &[[u8; WORD]]) -> u64 {
    let (mut spaces, mut bit) = (0, 0);
    while let [word, rest @ ..] = words {
        spaces |= spaces_in(*word) << bit;
        bit += WORD;
        words = rest;
    }
    spaces
}

/// A bit for each SP in a word.
#[inline]
const fn spaces_in(word: [u8; WORD]) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let word = u64::from_le_bytes(word) ^ 0x2020_2020_2020_2020;
    // The high bit of each octet that is zero now: no carry leaves an octet.
    let zeros = !(((word & LOW) + LOW) | word | LOW);
    // The product moves the high bit of octet `n` to bit `n` of the last octet.
    zeros.wrapping_mul(0x0002_0408_1020_4081) >> 56
}

/// A bit for each SP in fewer than eight octets.
const fn first_spaces(mut octets: &[u8]) -> u64 {
    let mut spaces = 0;
    while let [before @ .., octet] = octets {
        spaces = spaces << 1 | (*octet == b' ') as u64;
        octets = before;
    }
    spaces
}
