//! Splits a list of scope-tokens and looks each token up. Strict and lenient reading share this pass.
//!
//! The text is read in blocks of 64 bytes. A bit mask marks the ends of all tokens of a block before the first one is
//! looked up, so the processor can start on the next token before the lookup of the current one is complete.

use super::token::first_illegal;
use crate::bytes::read::slice;
use crate::bytes::simd::{LANES, byte_mask};
use crate::sets::bits::Bits;
use crate::tables::Tables;

/// The size of a block in bytes. The mask of a block has one bit for each byte.
const BLOCK: usize = 4 * LANES;

/// The result of reading a list of scope-tokens.
pub(crate) struct Reading<const W: usize> {
    /// The known scopes.
    pub(crate) set: Bits<W>,
    /// The tokens that are not scopes.
    pub(crate) rejected: Rejected,
}

/// The tokens of a list that are not scopes.
pub(crate) struct Rejected {
    /// The start and the end of the first one.
    pub(crate) first_token: Option<(usize, usize)>,
    /// The offset of the first octet that RFC 6749 does not allow. Names of scopes do not contain such octets, so only
    /// rejected tokens are searched.
    pub(crate) illegal_octet: Option<usize>,
}

impl Tables<'_> {
    /// Reads a list of scope-tokens, separated by single spaces.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "saves a third of the time: the fields of the tables become constants")]
    pub(crate) const fn read<const W: usize>(&self, text: &[u8]) -> Reading<W> {
        let mut set = Bits::EMPTY;
        let mut rejected = Rejected { first_token: None, illegal_octet: None };
        let (mut from, mut at) = (0, 0);
        while at <= text.len() {
            let mut ends = ends(text, at);
            while ends != 0 {
                let end = at + ends.trailing_zeros() as usize;
                ends &= ends - 1;
                match self.id_of_slice(text, from, end - from) {
                    Some(id) => set.put(id),
                    None => rejected.add(text, from, end),
                }
                from = end + 1;
            }
            at += BLOCK;
        }
        Reading { set, rejected }
    }
}

impl Rejected {
    /// Records the token `text[from..end]`.
    ///
    /// The function is not inlined, because it would take registers from the loop of its caller.
    #[cold]
    #[inline(never)]
    const fn add(&mut self, text: &[u8], from: usize, end: usize) {
        if self.first_token.is_none() {
            self.first_token = Some((from, end));
        }
        if self.illegal_octet.is_none()
            && let Some(token) = slice(text, from, end)
            && let Some(at) = first_illegal(token)
        {
            self.illegal_octet = Some(from + at);
        }
    }
}

/// Returns the mask of the ends of tokens in the block at `at`: a bit is set for each SP, and for the end of the text.
#[inline]
const fn ends(text: &[u8], at: usize) -> u64 {
    match text.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(block) => ends_in_block(block),
            None => ends_in_tail(text, rest),
        },
        None => 0,
    }
}

/// Returns the mask of the ends of tokens in a whole block.
#[inline(always)]
#[expect(clippy::inline_always, reason = "saves a twentieth of the time: a call would spill registers")]
const fn ends_in_block(block: &[u8; BLOCK]) -> u64 {
    let (mut ends, mut rest) = (0, block.as_slice());
    while let Some((before, lanes)) = rest.split_last_chunk() {
        ends = ends << LANES | spaces(lanes);
        rest = before;
    }
    ends
}

/// Returns the mask of the ends of tokens in `rest`, the last bytes of a text, which are fewer than a block.
#[inline(never)]
const fn ends_in_tail(text: &[u8], rest: &[u8]) -> u64 {
    let (mut ends, mut done, mut left) = (1 << rest.len(), 0, rest);
    while let Some((lanes, others)) = left.split_first_chunk() {
        ends |= spaces(lanes) << done;
        (done, left) = (done + LANES, others);
    }
    // Fewer than 16 bytes are left. Read the last 16 bytes of the text, and shift out the bytes that were already read.
    if let Some(lanes) = text.last_chunk() {
        return ends | spaces(lanes) >> (LANES - left.len()) << done;
    }
    // The whole text is shorter than 16 bytes.
    while let [others @ .., octet] = left {
        ends |= ((*octet == b' ') as u64) << others.len();
        left = others;
    }
    ends
}

/// Returns the mask of the spaces in 16 bytes.
#[inline]
const fn spaces(lanes: &[u8; LANES]) -> u64 {
    byte_mask::<b' '>(lanes) as u64
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, ends};

    #[test]
    fn every_end_of_a_token_has_its_bit() {
        // The lengths of the texts are near one block and near two blocks. Each text has up to two spaces.
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
