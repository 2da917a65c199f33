//! The one pass over a list of scope-tokens, whether it is read strictly or leniently.
//!
//! A token is at least as long as the shortest name, or it is no name. So its end is looked for only from there on: names
//! hold no SP, and as tokens are compared with names as a whole, one with an SP in it is found to be no name. Only then
//! is the SP before looked for, which really ends the token.

use crate::bits::Bits;
use crate::bytes::{byte_at, slice};
use crate::lanes::{LANES, positions};
use crate::tables::Tables;
use crate::token::first_illegal;

/// Bytes in which the end of a token is looked for at a time: most catalogs have no two names that differ in length by more.
const WINDOW: usize = 2 * LANES;

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
        let (mut from, mut reach) = (0, 0);
        while from <= text.len() {
            // No name ends before this one. If it holds an SP, it is no name.
            let mut end = space(text, from, self.nearest_end(), &mut reach);
            match self.id_at_place(text, from, end - from) {
                Some(id) => set.put(id),
                None => end = strays.add(text, from, end),
            }
            from = end + 1;
        }
        Reading { set, strays }
    }
}

impl Strays {
    /// Adds the token at `from`, which ends at `to` or at an SP before, and says where it ends.
    ///
    /// Not inlined: it would take registers from the loop that it is called in.
    #[cold]
    #[inline(never)]
    const fn add(&mut self, text: &[u8], from: usize, to: usize) -> usize {
        let nearest = far_space(text, from);
        let end = if nearest < to { nearest } else { to };
        if self.first.is_none() {
            self.first = Some((from, end));
        }
        if self.illegal.is_none()
            && let Some(token) = slice(text, from, end)
            && let Some(at) = first_illegal(token)
        {
            self.illegal = Some(from + at);
        }
        end
    }
}

/// Where the first SP is, from `nearest` bytes behind `from` on, or the end of the text.
///
/// `reach` is the last one that was far away: as `from` only grows, what is before is not searched again.
#[inline(always)]
#[expect(clippy::inline_always, reason = "`nearest` becomes a constant, and so does the number of bytes to look at")]
const fn space(text: &[u8], from: usize, nearest: usize, reach: &mut usize) -> usize {
    // One comparison for all bytes.
    if let Some((_, rest)) = text.split_at_checked(from)
        && let Some((near, _)) = rest.split_at_checked(nearest + WINDOW)
        && let Some(window) = near.last_chunk()
    {
        let spaces = spaces_in(window);
        if spaces != 0 {
            return from + nearest + spaces.trailing_zeros() as usize;
        }
    }
    if from + nearest > *reach || from == 0 {
        *reach = far_space(text, from + nearest);
    }
    *reach
}

/// Where the first SP from `at` on is, or the end of the text.
#[inline(never)]
const fn far_space(text: &[u8], mut at: usize) -> usize {
    while let Some((_, rest)) = text.split_at_checked(at) {
        let Some(window) = rest.first_chunk() else { break };
        let spaces = spaces_in(window);
        if spaces != 0 {
            return at + spaces.trailing_zeros() as usize;
        }
        at += WINDOW;
    }
    // The last window of the text, without what is before.
    if let Some(window) = text.last_chunk() {
        let before = (at + WINDOW).saturating_sub(text.len());
        let spaces = if before < WINDOW { spaces_in(window) >> before } else { 0 };
        return if spaces != 0 { at + spaces.trailing_zeros() as usize } else { text.len() };
    }
    while let Some(octet) = byte_at(text, at) {
        if octet == b' ' {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// A bit for each SP in a window.
#[inline(always)]
#[expect(clippy::inline_always, reason = "two calls are enough")]
const fn spaces_in(window: &[u8; WINDOW]) -> u32 {
    match window.as_chunks().0 {
        [low, high] => positions::<b' '>(low) as u32 | (positions::<b' '>(high) as u32) << LANES,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{WINDOW, far_space, space, spaces_in};

    #[test]
    fn every_space_has_its_bit() {
        for at in 0..WINDOW {
            let mut window = [b'!'; WINDOW];
            window[at] = b' ';
            assert_eq!(spaces_in(&window), 1 << at);
        }
    }

    #[test]
    fn the_first_space_is_found_from_everywhere() {
        // Texts around one window and two, with up to two spaces.
        for length in [0, 1, 2, WINDOW - 1, WINDOW, WINDOW + 1, 2 * WINDOW] {
            for first in 0..=length {
                for second in first..=length {
                    let mut text = [b'a'; 2 * WINDOW + 3];
                    text[first] = b' ';
                    text[second] = b' ';
                    let text = &text[..length];
                    for from in 0..=length {
                        let found =
                            text.iter().skip(from).position(|octet| *octet == b' ').map_or(length, |at| from + at);
                        assert_eq!(far_space(text, from), found);
                        for nearest in [0, 1, 8, 40].into_iter().filter(|nearest| *nearest <= from) {
                            assert_eq!(space(text, from - nearest, nearest, &mut 0), found);
                        }
                    }
                    assert_eq!(far_space(text, length + 1), length);
                }
            }
        }
    }
}
