//! The one pass over a list of scope-tokens, whether it is read strictly or leniently.
//!
//! The ends of all tokens in a block are found at once, and before the first of them is looked up: where a token starts does
//! not wait for the one before.

use super::token::first_illegal;
use crate::bytes::read::slice;
use crate::bytes::simd::{LANES, byte_mask};
use crate::sets::bits::Bits;
use crate::tables::Tables;

/// Bytes in which the ends of tokens are looked for at a time: a bit for each is a word.
const BLOCK: usize = 4 * LANES;

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

impl Tables<'_> {
    /// Reads a list of scope-tokens.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a third of its time: the fields of a catalog's tables become constants")]
    pub(crate) const fn read<const W: usize>(&self, text: &[u8]) -> Reading<W> {
        let mut set = Bits::EMPTY;
        let mut strays = Strays { first: None, illegal: None };
        let (mut from, mut at) = (0, 0);
        while at <= text.len() {
            let mut ends = ends(text, at);
            while ends != 0 {
                let end = at + ends.trailing_zeros() as usize;
                ends &= ends - 1;
                match self.id_at_place(text, from, end - from) {
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
    /// Adds the token at `from`, which ends at `end`.
    ///
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

/// A bit for each byte of the block at `at` that ends a token: each SP, and what would stand behind the text.
#[inline]
const fn ends(text: &[u8], at: usize) -> u64 {
    match text.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(block) => ends_inside(block),
            None => last_ends(text, rest),
        },
        None => 0,
    }
}

#[inline(always)]
#[expect(clippy::inline_always, reason = "a twentieth of a claim's time: a call would save and restore registers")]
const fn ends_inside(block: &[u8; BLOCK]) -> u64 {
    let (mut ends, mut rest) = (0, block.as_slice());
    while let Some((before, lanes)) = rest.split_last_chunk() {
        ends = ends << LANES | spaces(lanes);
        rest = before;
    }
    ends
}

/// The ends in the last bytes of a text, fewer than a block.
#[inline(never)]
const fn last_ends(text: &[u8], rest: &[u8]) -> u64 {
    let (mut ends, mut before, mut behind) = (1 << rest.len(), 0, rest);
    while let Some((lanes, others)) = behind.split_first_chunk() {
        ends |= spaces(lanes) << before;
        (before, behind) = (before + LANES, others);
    }
    // The last lanes of the text, without what is before.
    if let Some(lanes) = text.last_chunk() {
        return ends | spaces(lanes) >> (LANES - behind.len()) << before;
    }
    while let [others @ .., octet] = behind {
        ends |= ((*octet == b' ') as u64) << others.len();
        behind = others;
    }
    ends
}

/// A bit for each SP.
#[inline]
const fn spaces(lanes: &[u8; LANES]) -> u64 {
    byte_mask::<b' '>(lanes) as u64
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, ends};

    #[test]
    fn every_end_of_a_token_has_its_bit() {
        // Texts around one block and two, with up to two spaces.
        const LONGEST: usize = 2 * BLOCK + 3;
        for length in 0..=LONGEST {
            for (first, second) in (0..length.max(1)).flat_map(|first| [(first, first), (first, length * 2 / 3)]) {
                let mut text = [b'a'; LONGEST + 1];
                text[first] = b' ';
                text[second] = b' ';
                let is_end = |at: usize| at == length || at < length && text[at] == b' ';
                for at in (0..=length + BLOCK).step_by(BLOCK) {
                    let expected = (0..BLOCK).fold(0, |ends, bit| ends | u64::from(is_end(at + bit)) << bit);
                    assert_eq!(ends(&text[..length], at), expected, "{length} {first} {second} {at}");
                }
            }
        }
    }
}
