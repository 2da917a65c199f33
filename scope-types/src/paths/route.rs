//! Finds the requirement for a method and a path.
//!
//! Requests, the compiler and the checks of a catalog use this one matcher.

#![expect(clippy::inline_always, reason = "measured: after inlining, the fields of a constant table are constants")]

use super::canonical::{DECODED_SEPARATOR, Decoded, MAX_PATH, canonical};
use super::decision::Decision;
use super::edge::ANSWER_SIZE;
use super::not_canonical::NotCanonical;
use super::scan::{MIN_LENGTH, ends_in_block, ends_in_first_block, is_plain, padded};
use super::walk::Path;
use crate::bytes::compare::equal;
use crate::requirement::Requirement;
use crate::tables::Tables;
use crate::tables::layout::{NUMBER_SIZE, answer, flag, header, long_method_key, method_key, method_slot};

/// The length in bytes of the longest path that is decoded into a small buffer. Zeroing a buffer of [`MAX_PATH`] bytes
/// takes longer than matching a short path.
const SMALL_BUFFER: usize = 256;

impl<'a> Tables<'a> {
    /// Returns the decision for a method and a path.
    #[inline(always)]
    pub const fn route<S>(&self, method: &str, path: &str) -> Decision<'a, S> {
        let octets = path.as_bytes();
        let selected = if octets.len() < MIN_LENGTH {
            let long = padded(octets);
            if !is_plain(&long, octets.len()) {
                return self.route_slow(method, octets);
            }
            self.select_out_of_line(&long, octets.len())
        } else {
            if !is_plain(octets, octets.len()) {
                return self.route_slow(method, octets);
            }
            self.select(octets)
        };
        self.requirement_for_method(selected, method.as_bytes())
    }

    /// Returns the answer for a path that is known to be plain. The answer is 0 if the path is not listed.
    ///
    /// This is the walk of the automaton without any checks, which the benchmarks compare with routers.
    #[inline(always)]
    pub const fn lookup(&self, path: &str) -> u32 {
        let octets = path.as_bytes();
        if octets.len() < MIN_LENGTH {
            return self.select_out_of_line(&padded(octets), octets.len());
        }
        self.select(octets)
    }

    /// Returns the answer for a plain path of at least [`MIN_LENGTH`] bytes.
    #[inline(always)]
    const fn select(&self, text: &[u8]) -> u32 {
        if self.ignores_case() {
            return self.select_out_of_line(text, text.len());
        }
        self.walk::<false>(Path {
            text,
            length: text.len(),
            separator: b'/',
            ends: ends_in_first_block(text, text.len()),
        })
    }

    /// Returns the answer for a plain path. `text` is the path or a padded copy of it.
    ///
    /// The function is not inlined, because it serves the less frequent cases: short paths, and catalogs that ignore
    /// case.
    #[inline(never)]
    const fn select_out_of_line(&self, text: &[u8], length: usize) -> u32 {
        let path = Path { text, length, separator: b'/', ends: ends_in_first_block(text, length) };
        if self.ignores_case() { self.walk_folded(path) } else { self.walk_unfolded(path) }
    }

    /// Walks a path of a catalog that ignores case.
    #[inline(never)]
    const fn walk_folded(&self, path: Path<'_>) -> u32 {
        self.walk::<true>(path)
    }

    /// Returns the answer for a path: a number that identifies the deciding rule, or 0 if the path is not listed.
    ///
    /// This is the first half of [`route`](Self::route), for callers that need to know the rule.
    ///
    /// # Errors
    /// Returns the reason if the path is ambiguous or malformed.
    pub const fn answer(&self, path: &str) -> Result<u32, NotCanonical> {
        self.select_slow(path.as_bytes())
    }

    /// Returns the decision of an answer for a method. This is the second half of [`route`](Self::route).
    pub const fn decide<S>(&self, answer: u32, method: &str) -> Decision<'a, S> {
        self.requirement_for_method(answer, method.as_bytes())
    }

    /// Returns the decision for a path that may be ambiguous or malformed.
    #[cold]
    const fn route_slow<S>(&self, method: &str, octets: &[u8]) -> Decision<'a, S> {
        match self.select_slow(octets) {
            Ok(selected) => self.requirement_for_method(selected, method.as_bytes()),
            Err(reason) => Decision::NotCanonical(reason),
        }
    }

    /// Returns the answer for a path that may be ambiguous or malformed.
    const fn select_slow(&self, octets: &[u8]) -> Result<u32, NotCanonical> {
        let has_percent = match canonical(octets, self.has(flag::ENCODED_DELIMITERS)) {
            Ok(has_percent) => has_percent,
            Err(reason) => return Err(reason),
        };
        let selected = self.select_canonical(octets, b'/');
        if has_percent {
            let decoded = if octets.len() <= SMALL_BUFFER {
                let decoded = Decoded::<SMALL_BUFFER>::new(octets);
                self.select_canonical(decoded.octets(), DECODED_SEPARATOR)
            } else {
                let decoded = Decoded::<MAX_PATH>::new(octets);
                self.select_canonical(decoded.octets(), DECODED_SEPARATOR)
            };
            // The tables contain equal answers only once, so different numbers are different rules.
            if selected != decoded {
                return Err(NotCanonical::Ambiguous);
            }
        }
        Ok(selected)
    }

    /// Returns the answer for a canonical path with the given separator between segments.
    const fn select_canonical(&self, path: &[u8], separator: u8) -> u32 {
        let long = padded(path);
        let text = if path.len() < MIN_LENGTH { long.as_slice() } else { path };
        let path = Path { text, length: path.len(), separator, ends: ends_in_block(text, 0, path.len(), separator) };
        if self.ignores_case() { self.walk_folded(path) } else { self.walk_unfolded(path) }
    }

    /// Walks a path of a catalog that respects case.
    #[inline(never)]
    const fn walk_unfolded(&self, path: Path<'_>) -> u32 {
        self.walk::<false>(path)
    }

    /// Looks a method up in the hash table of an answer, with linear probing.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the index is compared with the length first")]
    #[expect(clippy::cast_possible_truncation, reason = "an offset in a table is far below 32 bits")]
    const fn requirement_for_method<S>(&self, selected: u32, method: &[u8]) -> Decision<'a, S> {
        let Some(key) = self.key_of(method) else { return Decision::NotListed };
        let at = selected as usize * ANSWER_SIZE;
        if at == 0 {
            return Decision::NotListed;
        }
        let Some((_, table)) = self.literals().1.split_at_checked(at) else { return Decision::NotListed };
        let Some((head, slots)) = table.split_first_chunk::<{ answer::FIRST }>() else {
            return Decision::NotListed;
        };
        let (mask, slots) = (u64::from_le_bytes(*head), slots.as_chunks::<{ answer::SIZE }>().0);
        let (mut slot, mut tried) = (method_slot(key, self.factor, mask), 0);
        while tried <= mask && slot < slots.len() as u64 {
            let [own, requirement] = slots[slot as usize].as_chunks().0 else { break };
            let own = u64::from_le_bytes(*own);
            if own == key {
                return Decision::Requirement(Requirement::at(self, u64::from_le_bytes(*requirement) as usize));
            }
            if own == answer::FREE {
                break;
            }
            (slot, tried) = ((slot + 1) & mask, tried + 1);
        }
        Decision::NotListed
    }

    /// Returns the key of a method, or `None` if it is longer than seven bytes and the catalog does not contain it.
    #[inline]
    const fn key_of(&self, method: &[u8]) -> Option<u64> {
        match method_key(method) {
            Some(key) => Some(key),
            None => self.long_method(method),
        }
    }

    /// Returns the key of a method of more than seven bytes.
    #[cold]
    const fn long_method(&self, method: &[u8]) -> Option<u64> {
        let mut number = 0;
        while number < self.number(header::METHODS + NUMBER_SIZE) {
            if equal(self.method(number).as_bytes(), method, false) {
                return Some(long_method_key(number));
            }
            number += 1;
        }
        None
    }
}
