//! From a fingerprint to a scope: what the compiler does for every scope in a `#[requires]`.
//!
//! Constant evaluation pays for a call as for a hundred steps, and for cutting a slice as for ten calls. So numbers are read
//! byte by byte where they lie, and nothing is cut.

mod compile_error;
mod message;
pub(crate) mod nearest;

use crate::tables::Tables;
use crate::tables::layout::{NUMBER_SIZE, fingerprint as record_of, header, scope, usable};

/// What a fingerprint leads to.
pub(crate) enum Resolved {
    /// A scope, and it has the name that was looked for.
    Usable(u16),
    Alias(u16),
    Denied(u16),
    Nothing,
}

/// How often a fingerprint is looked for where an even spread would have it; after that, halving finds it for sure.
const GUESSES: usize = 6;

impl Tables<'_> {
    /// The scope that a name stands for. A fingerprint can be forged, so the name is compared, too.
    #[expect(clippy::indexing_slicing, reason = "all records are there, and `middle` is below their number")]
    pub(crate) const fn resolve(&self, fingerprint: u128, name: &str) -> Resolved {
        let (text, data) = self.literals();
        let prints = number(data, header::FINGERPRINTS) as usize;
        let (mut low, mut high) = (0, number(data, header::FINGERPRINTS + NUMBER_SIZE) as usize);
        if data.len() < prints + high * record_of::SIZE {
            return Resolved::Nothing;
        }
        // The first of the eight parts of a fingerprint nearly always decides.
        let (wanted, wanted_next) = ((fingerprint >> 112) as usize, (fingerprint >> 64) & 0xffff_ffff);
        // Lower and upper bounds of what lies from `low` to `high`.
        let (mut least, mut most) = (0, 1 << 16);
        let mut probes = 0;
        while low < high {
            // The product fits into 32 bits.
            let share = if probes < GUESSES && high - low <= 0xffff {
                (wanted - least) * (high - low) / (most - least)
            } else {
                (high - low) / 2
            };
            probes += 1;
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
                        usable::YES => Resolved::Nothing,
                        usable::ALIAS => Resolved::Alias(id),
                        _ => Resolved::Denied(id),
                    };
                }
                if fingerprint < own { high = middle } else { low = middle + 1 }
            }
        }
        Resolved::Nothing
    }
}

/// The number at `at`; 0 where there is none.
#[expect(clippy::indexing_slicing, reason = "compared with the length before")]
const fn number(data: &[u8], at: usize) -> u32 {
    if data.len() < NUMBER_SIZE || at > data.len() - NUMBER_SIZE {
        return 0;
    }
    data[at] as u32 | (data[at + 1] as u32) << 8 | (data[at + 2] as u32) << 16 | (data[at + 3] as u32) << 24
}

/// Whether a scope has this name.
#[expect(clippy::indexing_slicing, reason = "compared with the length before")]
const fn is_named(text: &[u8], data: &[u8], id: u16, name: &[u8]) -> bool {
    let reference = number(data, header::SCOPES) as usize + id as usize * scope::SIZE + scope::NAME;
    let from = number(data, reference) as usize;
    let length = number(data, reference + NUMBER_SIZE) as usize;
    if length != name.len() || text.len() < length || from > text.len() - length {
        return false;
    }
    let (mut at, mut rest) = (from, name);
    // Eight at a time takes a third of the steps.
    while let [a, b, c, d, e, f, g, h, behind @ ..] = rest {
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
        (at, rest) = (at + 8, behind);
    }
    while let [first, behind @ ..] = rest {
        if text[at] != *first {
            return false;
        }
        (at, rest) = (at + 1, behind);
    }
    true
}
