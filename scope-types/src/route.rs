//! From a method and a path to the requirement: one matcher for requests, for the compiler and for checks.

use crate::bytes::equal;
use crate::decode::{DECODED_SEPARATOR, Decoded, MAX_PATH, NotCanonical, canonical};
use crate::edge::ANSWER_SIZE;
use crate::layout::{NUMBER_SIZE, answer, flag, header, long_method_key, method_key};
use crate::path::Path;
use crate::requirement::Requirement;
use crate::scan::{Ends, SHORTEST, Scan, lengthened};
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
    #[inline]
    pub const fn route<S>(&'static self, method: &str, path: &str) -> Decision<S> {
        let octets = path.as_bytes();
        if octets.len() < SHORTEST {
            let long = lengthened(octets);
            return self.answer(method, path, &long, &Scan::new(&long, octets.len()));
        }
        self.answer(method, path, octets, &Scan::new(octets, octets.len()))
    }

    /// What a path selects, taken as canonical: a number, 0 for nothing. This is the walk alone, which the benchmarks
    /// compare with routers.
    #[inline]
    pub const fn lookup(&'static self, path: &str) -> u32 {
        self.select(path.as_bytes(), b'/')
    }

    /// The answer for a path, of which `text` is the octets, perhaps with others behind them.
    #[inline]
    const fn answer<S>(&'static self, method: &str, path: &str, text: &[u8], scan: &Scan) -> Decision<S> {
        if !scan.is_plain {
            return self.careful(method, path);
        }
        let selected = self.walk(Path { text, length: path.len(), separator: b'/' }, &scan.ends);
        self.listed(selected, method.as_bytes())
    }

    /// The answer for a path that may be ambiguous or malformed.
    #[cold]
    const fn careful<S>(&'static self, method: &str, path: &str) -> Decision<S> {
        let octets = path.as_bytes();
        let has_percent = match canonical(octets, self.has(flag::ENCODED_DELIMITERS)) {
            Ok(has_percent) => has_percent,
            Err(reason) => return Decision::NotCanonical(reason),
        };
        let selected = self.select(octets, b'/');
        if has_percent {
            let decoded = if octets.len() <= DECODED_AT_ONCE {
                let decoded = Decoded::<DECODED_AT_ONCE>::new(octets);
                self.select(decoded.octets(), DECODED_SEPARATOR)
            } else {
                let decoded = Decoded::<MAX_PATH>::new(octets);
                self.select(decoded.octets(), DECODED_SEPARATOR)
            };
            // Equal answers are written once.
            if selected != decoded {
                return Decision::NotCanonical(NotCanonical::Ambiguous);
            }
        }
        self.listed(selected, method.as_bytes())
    }

    /// What a canonical path selects.
    const fn select(&'static self, path: &[u8], separator: u8) -> u32 {
        let length = path.len();
        if length < SHORTEST {
            let long = lengthened(path);
            let ends = Ends::new(&long, length, separator);
            return self.walk(Path { text: &long, length, separator }, &ends);
        }
        self.walk(Path { text: path, length, separator }, &Ends::new(path, length, separator))
    }

    /// The row for a method.
    #[inline]
    const fn listed<S>(&'static self, selected: u32, method: &[u8]) -> Decision<S> {
        let Some(key) = self.key_of(method) else { return Decision::NotListed };
        let at = selected as usize * ANSWER_SIZE;
        if at == 0 {
            return Decision::NotListed;
        }
        let (mut row, mut left) = (at + answer::FIRST, self.number(at + answer::COUNT));
        while left > 0 {
            if self.word(row + answer::METHOD) == key {
                return Decision::Requirement(Requirement::at(self, self.number(row + answer::REQUIREMENT) as usize));
            }
            (row, left) = (row + answer::SIZE, left - 1);
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
