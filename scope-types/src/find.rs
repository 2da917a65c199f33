//! From a fingerprint to a scope: what the compiler does for every scope in a `#[requires]`.
//!
//! Constant evaluation pays for a call as for a hundred steps, and for cutting a slice as for ten calls. So numbers are read
//! byte by byte where they lie, and nothing is cut.

use crate::layout::{NUMBER_SIZE, header, print, scope, usable};
use crate::tables::{Tables, truncate};

/// What a fingerprint leads to.
pub(crate) enum Found {
    /// A scope, and it has the name that was looked for.
    Usable(u16),
    Alias(u16),
    Denied(u16),
    Nothing,
}

/// How often a fingerprint is looked for where an even spread would have it; after that, halving finds it for sure.
const GUESSES: usize = 6;

impl Tables {
    /// The scope that a name stands for. A fingerprint can be forged, so the name is compared, too.
    pub(crate) const fn find(&self, fingerprint: u128, name: &str) -> Found {
        let (text, data) = self.literals();
        let prints = number(data, header::PRINTS) as usize;
        // The first of the four numbers of a fingerprint nearly always decides.
        let wanted = (fingerprint >> 96) as u64;
        let (mut low, mut high) = (0, number(data, header::PRINTS + NUMBER_SIZE));
        // Lower and upper bounds of what lies from `low` to `high`.
        let (mut least, mut most) = (0, 1 << 32);
        let mut probes = 0;
        while low < high {
            let share = if probes < GUESSES { (wanted - least) * (high - low) / (most - least) } else { (high - low) / 2 };
            probes += 1;
            let middle = low + share;
            let record = prints + middle as usize * print::SIZE;
            let own = number(data, record + 3 * NUMBER_SIZE);
            if wanted < own {
                (high, most) = (middle, own);
            } else if wanted > own {
                (low, least) = (middle + 1, own);
            } else {
                let own = (own as u128) << 96
                    | (number(data, record + 2 * NUMBER_SIZE) as u128) << 64
                    | (number(data, record + NUMBER_SIZE) as u128) << 32
                    | number(data, record) as u128;
                if fingerprint == own {
                    let id = truncate(number(data, record + print::ID) as usize);
                    return match number(data, record + print::USABLE) as u32 {
                        usable::YES if is_named(text.as_bytes(), data, id, name.as_bytes()) => Found::Usable(id),
                        usable::YES => Found::Nothing,
                        usable::ALIAS => Found::Alias(id),
                        _ => Found::Denied(id),
                    };
                }
                if fingerprint < own { high = middle } else { low = middle + 1 }
            }
        }
        Found::Nothing
    }
}

/// The number at `at`; 0 where there is none.
#[expect(clippy::indexing_slicing, reason = "compared with the length before")]
const fn number(data: &[u8], at: usize) -> u64 {
    if data.len() < NUMBER_SIZE || at > data.len() - NUMBER_SIZE {
        return 0;
    }
    data[at] as u64 | (data[at + 1] as u64) << 8 | (data[at + 2] as u64) << 16 | (data[at + 3] as u64) << 24
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
    let mut at = 0;
    while at < length {
        if text[from + at] != name[at] {
            return false;
        }
        at += 1;
    }
    true
}
