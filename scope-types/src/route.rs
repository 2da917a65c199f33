//! From a method and a path to the requirement: one matcher for requests, for the compiler and for checks.

#![expect(
    clippy::inline_always,
    reason = "measured: with the tables of one catalog, their fields are constants in here"
)]

use crate::bytes::equal;
use crate::decode::{DECODED_SEPARATOR, Decoded, MAX_PATH, NotCanonical, canonical};
use crate::edge::ANSWER_SIZE;
use crate::layout::{NUMBER_SIZE, answer, flag, header, long_method_key, method_key, method_slot};
use crate::path::Path;
use crate::requirement::Requirement;
use crate::scan::{SHORTEST, block, ends, is_plain, lengthened};
use crate::set::CatalogSet;
use crate::tables::Tables;
use core::fmt;

/// Longest path that is decoded into a small buffer, in bytes: making room for the longest takes longer than the rest.
const DECODED_AT_ONCE: usize = 256;

/// What the catalog says of a method and a path.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Mail
/// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
/// # endpoints:
/// #   /inbox: { GET: mail }
/// # "# }
/// # fn main() {
/// use scopewright::Decision;
///
/// /// The status that an API gateway answers with before it forwards anything.
/// fn status(grant: &Grant, method: &str, path: &str) -> u16 {
///     match route(method, path) {
///         Decision::Requirement(requirement) => grant.meets(&requirement).map_or_else(|denied| denied.status(), |()| 200),
///         Decision::NotListed => 403,
///         Decision::NotCanonical(_) => 400,
///     }
/// }
///
/// let grant = Grant::client_credentials(ScopeSet::literal("mail"));
/// let answers = ["/inbox", "/outbox", "/../inbox"].map(|path| status(&grant, "GET", path));
/// assert_eq!(answers, [200, 403, 400]);
/// # }
/// ```
pub enum Decision<S> {
    /// It lists them: this is asked for.
    Requirement(Requirement<S>),
    /// It does not list them, so nobody is let in.
    NotListed,
    /// The path is ambiguous or malformed, so nobody is let in.
    NotCanonical(NotCanonical),
}

impl<S> Clone for Decision<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Decision<S> {}

impl<S> PartialEq for Decision<S> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Requirement(own), Self::Requirement(other)) => own == other,
            (Self::NotListed, Self::NotListed) => true,
            (Self::NotCanonical(own), Self::NotCanonical(other)) => own == other,
            _ => false,
        }
    }
}

impl<S> Eq for Decision<S> {}

impl<S: CatalogSet> fmt::Debug for Decision<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Requirement(requirement) => {
                f.debug_tuple("Requirement").field(&format_args!("{requirement}")).finish()
            }
            Self::NotListed => f.write_str("NotListed"),
            Self::NotCanonical(reason) => f.debug_tuple("NotCanonical").field(reason).finish(),
        }
    }
}

impl<S> Decision<S> {
    /// The requirement; none where the request is refused whoever asks.
    pub const fn requirement(&self) -> Option<Requirement<S>> {
        match self {
            Self::Requirement(requirement) => Some(*requirement),
            Self::NotListed | Self::NotCanonical(_) => None,
        }
    }
}

impl Tables {
    /// Looks up a method and a path.
    #[inline(always)]
    pub const fn route<S>(&'static self, method: &str, path: &str) -> Decision<S> {
        let octets = path.as_bytes();
        let selected = if octets.len() < SHORTEST {
            let long = lengthened(octets);
            if !is_plain(&long, octets.len()) {
                return self.careful(method, octets);
            }
            self.select_short(&long, octets.len())
        } else {
            if !is_plain(octets, octets.len()) {
                return self.careful(method, octets);
            }
            self.select(octets)
        };
        self.listed(selected, method.as_bytes())
    }

    /// What a path selects, taken as one without anything that could be ambiguous or malformed: a number, 0 for nothing.
    /// This is the walk alone, which the benchmarks compare with routers.
    #[inline(always)]
    pub const fn lookup(&'static self, path: &str) -> u32 {
        let octets = path.as_bytes();
        if octets.len() < SHORTEST {
            return self.select_short(&lengthened(octets), octets.len());
        }
        self.select(octets)
    }

    /// What a plain path selects.
    #[inline(always)]
    const fn select(&'static self, text: &[u8]) -> u32 {
        if self.ignores_case() {
            return self.select_short(text, text.len());
        }
        self.walk::<false>(Path { text, length: text.len(), separator: b'/', ends: ends(text, text.len()) })
    }

    /// What a plain path selects, which perhaps was lengthened.
    #[inline(never)]
    const fn select_short(&'static self, text: &[u8], length: usize) -> u32 {
        let path = Path { text, length, separator: b'/', ends: ends(text, length) };
        if self.ignores_case() { self.walk_folded(path) } else { self.walk_unfolded(path) }
    }

    #[inline(never)]
    const fn walk_folded(&'static self, path: Path<'_>) -> u32 {
        self.walk::<true>(path)
    }

    /// The answer for a path that may be ambiguous or malformed.
    #[cold]
    const fn careful<S>(&'static self, method: &str, octets: &[u8]) -> Decision<S> {
        let has_percent = match canonical(octets, self.has(flag::ENCODED_DELIMITERS)) {
            Ok(has_percent) => has_percent,
            Err(reason) => return Decision::NotCanonical(reason),
        };
        let selected = self.select_carefully(octets, b'/');
        if has_percent {
            let decoded = if octets.len() <= DECODED_AT_ONCE {
                let decoded = Decoded::<DECODED_AT_ONCE>::new(octets);
                self.select_carefully(decoded.octets(), DECODED_SEPARATOR)
            } else {
                let decoded = Decoded::<MAX_PATH>::new(octets);
                self.select_carefully(decoded.octets(), DECODED_SEPARATOR)
            };
            // Equal answers are written once.
            if selected != decoded {
                return Decision::NotCanonical(NotCanonical::Ambiguous);
            }
        }
        self.listed(selected, method.as_bytes())
    }

    /// What a canonical path selects, with any octet as the separator.
    const fn select_carefully(&'static self, path: &[u8], separator: u8) -> u32 {
        let long = lengthened(path);
        let text = if path.len() < SHORTEST { long.as_slice() } else { path };
        let path = Path { text, length: path.len(), separator, ends: block(text, 0, path.len(), separator) };
        if self.ignores_case() { self.walk_folded(path) } else { self.walk_unfolded(path) }
    }

    #[inline(never)]
    const fn walk_unfolded(&'static self, path: Path<'_>) -> u32 {
        self.walk::<false>(path)
    }

    /// The row for a method.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the index is compared with the length before")]
    #[expect(clippy::cast_possible_truncation, reason = "an offset in a table is far below 32 bits")]
    const fn listed<S>(&'static self, selected: u32, method: &[u8]) -> Decision<S> {
        let Some(key) = self.key_of(method) else { return Decision::NotListed };
        let at = selected as usize * ANSWER_SIZE;
        if at == 0 {
            return Decision::NotListed;
        }
        let Some((_, from_here)) = self.literals().1.split_at_checked(at) else { return Decision::NotListed };
        let Some((head, slots)) = from_here.split_first_chunk::<{ answer::FIRST }>() else {
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

    /// The number of a method; none if it is long and the catalog does not name it.
    #[inline]
    const fn key_of(&'static self, method: &[u8]) -> Option<u64> {
        match method_key(method) {
            Some(key) => Some(key),
            None => self.long_method(method),
        }
    }

    #[cold]
    const fn long_method(&'static self, method: &[u8]) -> Option<u64> {
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
