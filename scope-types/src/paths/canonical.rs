//! Checks that the path of a request is in canonical form.
//!
//! A path that two routers could interpret differently is refused. Paths are never normalized or repaired.

use super::not_canonical::NotCanonical;
use super::part::Part;
use crate::bytes::read::byte_at;

/// The length in bytes of the longest path that is accepted.
#[doc(hidden)]
pub const MAX_PATH: usize = 8 * 1024;
/// The largest number of segments that is accepted.
#[doc(hidden)]
pub const MAX_SEGMENTS: usize = 128;

/// Checks a path in one pass over its bytes. Returns `true` if the path contains a `%`.
pub(crate) const fn canonical(path: &[u8], encoded_delimiters: bool) -> Result<bool, NotCanonical> {
    if path.len() > MAX_PATH {
        return Err(NotCanonical::TooLong);
    }
    let Some((b'/', after_slash)) = path.split_first() else {
        return Err(NotCanonical::NoLeadingSlash);
    };
    let segments = match after_slash.split_last() {
        Some((b'/', [])) => return Err(NotCanonical::EmptySegment),
        Some((b'/', head)) => head,
        _ => after_slash,
    };
    if segments.is_empty() {
        return Ok(false);
    }
    let (mut at, mut start, mut count, mut has_percent) = (0, 0, 1, false);
    let mut part = Part::START;
    while let Some(raw) = byte_at(segments, at) {
        at += 1;
        let octet = match raw {
            b'/' => {
                if at == start + 1 {
                    return Err(NotCanonical::EmptySegment);
                }
                if let Err(reason) = part.end() {
                    return Err(reason);
                }
                start = at;
                count += 1;
                continue;
            }
            b'%' => {
                has_percent = true;
                let Some(decoded) = decoded_at(segments, at) else {
                    return Err(NotCanonical::MalformedPercent);
                };
                at += 2;
                if !may_be_encoded(decoded, encoded_delimiters) {
                    return Err(NotCanonical::EncodedDelimiter);
                }
                decoded
            }
            b'\\' | b';' | b'#' | b'?' | 0..=0x1F | 0x7F => return Err(NotCanonical::ForbiddenOctet),
            octet => octet,
        };
        // With `encoded_delimiters: allow`, a router may decode `..%2F` or `..%3B` to a dot segment, so such an octet
        // ends a part.
        let checked = if matches!(octet, b'/' | b';') { part.end() } else { part.push(octet) };
        if let Err(reason) = checked {
            return Err(reason);
        }
    }
    if at == start {
        return Err(NotCanonical::EmptySegment);
    }
    if let Err(reason) = part.end() {
        return Err(reason);
    }
    if count > MAX_SEGMENTS {
        return Err(NotCanonical::TooManySegments);
    }
    Ok(has_percent)
}

/// Returns `true` if an octet is accepted in its percent-encoded form.
const fn may_be_encoded(octet: u8, encoded_delimiters: bool) -> bool {
    match octet {
        b'\\' | 0..=0x1F | 0x7F => false,
        b'/' | b'%' | b';' | b'#' | b'?' => encoded_delimiters,
        _ => true,
    }
}

/// Returns the octet that the two hexadecimal digits at `at` encode.
const fn decoded_at(bytes: &[u8], at: usize) -> Option<u8> {
    let (Some(high), Some(low)) = (byte_at(bytes, at), byte_at(bytes, at + 1)) else {
        return None;
    };
    match (hexadecimal(high), hexadecimal(low)) {
        (Some(high), Some(low)) => Some(high << 4 | low),
        _ => None,
    }
}

/// Returns the value of a hexadecimal digit.
const fn hexadecimal(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// The octet that separates the segments of a decoded path, where a `/` may be part of a segment. Canonical paths do
/// not contain it.
pub(crate) const DECODED_SEPARATOR: u8 = 0;

/// A canonical path of at most `N` bytes, percent-decoded once.
pub(crate) struct Decoded<const N: usize> {
    octets: [u8; N],
    length: usize,
}

impl<const N: usize> Decoded<N> {
    /// Decodes a canonical path.
    #[expect(clippy::indexing_slicing, reason = "`to` is compared with the length first")]
    pub(crate) const fn new(path: &[u8]) -> Self {
        let mut octets = [0; N];
        let (mut at, mut to) = (0, 0);
        while let Some(raw) = byte_at(path, at) {
            at += 1;
            let octet = match raw {
                b'/' => DECODED_SEPARATOR,
                b'%' => {
                    let decoded = decoded_at(path, at);
                    at += 2;
                    match decoded {
                        Some(octet) => octet,
                        None => continue,
                    }
                }
                octet => octet,
            };
            if to < N {
                octets[to] = octet;
                to += 1;
            }
        }
        Self { octets, length: to }
    }

    /// The decoded path.
    pub(crate) const fn octets(&self) -> &[u8] {
        match self.octets.split_at_checked(self.length) {
            Some((octets, _)) => octets,
            None => &[],
        }
    }
}
