//! Looks a scope up by the fingerprint of its name. The compiler does this for each scope in a `#[requires]`.
//!
//! In constant evaluation a function call costs as much as a hundred simple steps, and slicing as much as ten calls.
//! The code therefore reads numbers byte by byte from the tables, without slicing.

mod compile_error;
pub(crate) mod invisible;
mod letters;
mod message;
mod names;
pub(crate) mod nearest;
mod place;
mod unknown;

use crate::tables::Tables;
use crate::tables::layout::{NUMBER_SIZE, fingerprint as record_of, header, scope, usable};

/// The result of a lookup by fingerprint and name.
pub(crate) enum Resolved {
    /// The name of the scope with this id.
    Usable(u16),
    /// An alias of the scope with this id.
    Alias(u16),
    /// The name of the scope with this id, which is deprecated with `deny: true`.
    Denied(u16),
    /// The catalog does not define the name.
    Unknown,
}

/// The number of interpolation steps before the search falls back to bisection, which bounds the worst case.
const MAX_INTERPOLATIONS: usize = 6;

impl Tables<'_> {
    /// Looks a scope up by an interpolation search for its fingerprint (Peterson 1957).
    ///
    /// Different names can have the same fingerprint, because FNV-1a is not collision-resistant. The names are
    /// therefore compared too.
    #[expect(
        clippy::indexing_slicing,
        reason = "the length of `data` is checked, and `middle` is below the number of records"
    )]
    pub(crate) const fn resolve(&self, fingerprint: u128, name: &str) -> Resolved {
        let (text, data) = self.literals();
        let prints = number(data, header::FINGERPRINTS) as usize;
        let (mut low, mut high) = (0, number(data, header::FINGERPRINTS + NUMBER_SIZE) as usize);
        if data.len() < prints + high * record_of::SIZE {
            return Resolved::Unknown;
        }
        // A fingerprint is compared by its highest 16 bits first, which are nearly always sufficient.
        let (wanted, wanted_next) = ((fingerprint >> 112) as usize, (fingerprint >> 64) & 0xffff_ffff);
        // Bounds of the highest 16 bits of the records from `low` to `high`.
        let (mut least, mut most) = (0, 1 << 16);
        let mut steps = 0;
        while low < high {
            // The product fits into 32 bits, so it does not overflow on any target.
            let share = if steps < MAX_INTERPOLATIONS && high - low <= 0xffff {
                (wanted - least) * (high - low) / (most - least)
            } else {
                (high - low) / 2
            };
            steps += 1;
            let middle = low + share;
            let record = prints + middle * record_of::SIZE;
            let own = data[record + 15] as usize * 256 + data[record + 14] as usize;
            if wanted < own {
                (high, most) = (middle, own);
            } else if wanted > own {
                (low, least) = (middle + 1, own);
            } else {
                let id = data[record + record_of::ID + 1] as u16 * 256 + data[record + record_of::ID] as u16;
                let usable = number(data, record + record_of::USABLE);
                let next = number(data, record + 2 * NUMBER_SIZE);
                let is_likely = usable == usable::YES && next as u128 == wanted_next;
                if is_likely && is_named(text.as_bytes(), data, id, name.as_bytes()) {
                    return Resolved::Usable(id);
                }
                let own = (number(data, record + 3 * NUMBER_SIZE) as u128) << 96
                    | (next as u128) << 64
                    | (number(data, record + NUMBER_SIZE) as u128) << 32
                    | number(data, record) as u128;
                if fingerprint == own {
                    return match usable {
                        usable::YES => Resolved::Unknown,
                        usable::ALIAS => Resolved::Alias(id),
                        _ => Resolved::Denied(id),
                    };
                }
                if fingerprint < own { high = middle } else { low = middle + 1 }
            }
        }
        Resolved::Unknown
    }
}

/// Reads the number at `at`. Returns 0 if it is out of bounds.
#[expect(clippy::indexing_slicing, reason = "the index is compared with the length first")]
const fn number(data: &[u8], at: usize) -> u32 {
    if data.len() < NUMBER_SIZE || at > data.len() - NUMBER_SIZE {
        return 0;
    }
    data[at] as u32 | (data[at + 1] as u32) << 8 | (data[at + 2] as u32) << 16 | (data[at + 3] as u32) << 24
}

/// Returns `true` if a scope has this name.
#[expect(clippy::indexing_slicing, reason = "the index is compared with the length first")]
const fn is_named(text: &[u8], data: &[u8], id: u16, name: &[u8]) -> bool {
    let reference = number(data, header::SCOPES) as usize + id as usize * scope::SIZE + scope::NAME;
    let from = number(data, reference) as usize;
    let length = number(data, reference + NUMBER_SIZE) as usize;
    if length != name.len() || text.len() < length || from > text.len() - length {
        return false;
    }
    let (mut at, mut rest) = (from, name);
    // Comparing eight bytes in one iteration takes a third of the steps.
    while let [a, b, c, d, e, f, g, h, tail @ ..] = rest {
        if text[at] != *a
            || text[at + 1] != *b
            || text[at + 2] != *c
            || text[at + 3] != *d
            || text[at + 4] != *e
            || text[at + 5] != *f
            || text[at + 6] != *g
            || text[at + 7] != *h
        {
            return false;
        }
        (at, rest) = (at + 8, tail);
    }
    while let [first, tail @ ..] = rest {
        if text[at] != *first {
            return false;
        }
        (at, rest) = (at + 1, tail);
    }
    true
}
