//! Checks that the path of a request is in canonical form.
//!
//! A path that two routers could interpret differently is refused. Paths are never normalized or repaired.

use crate::bytes::read::byte_at;
use core::fmt;

/// The length in bytes of the longest path that is accepted.
#[doc(hidden)]
pub const MAX_PATH: usize = 8 * 1024;
/// The largest number of segments that is accepted.
#[doc(hidden)]
pub const MAX_SEGMENTS: usize = 128;

/// The reason why a path is refused before it is matched. The response status is 400 (Bad Request).
///
/// RFC 3986 section 6 describes the equivalent forms of a path that routers treat differently.
///
/// ```
/// # use doc_catalogs::mail_service::*;
/// use scopewright::{Decision, NotCanonical};
///
/// let refused = |path| match route("GET", path) {
///     Decision::NotCanonical(reason) => Some(reason),
///     _ => None,
/// };
/// assert_eq!(refused("/public/../inbox"), Some(NotCanonical::DotSegment));
/// assert_eq!(refused("//inbox"), Some(NotCanonical::EmptySegment));
/// assert_eq!(refused("/inbox/"), None); // one trailing slash is ignored
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum NotCanonical {
    /// The path does not start with `/`.
    NoLeadingSlash,
    /// A segment is empty: the path contains `//`.
    EmptySegment,
    /// A segment is `.` or `..`, possibly percent-encoded.
    DotSegment,
    /// The path contains `\`, `;`, `#`, `?`, a control octet or DEL.
    ForbiddenOctet,
    /// A `%` is not followed by two hexadecimal digits.
    MalformedPercent,
    /// A percent-encoded octet is a delimiter, a control octet or DEL.
    ///
    /// The delimiters are `\`, `/`, `%`, `;`, `#` and `?`. A catalog that sets `encoded_delimiters: allow` accepts them
    /// except `\`.
    EncodedDelimiter,
    /// The path and its percent-decoded form select different rules of the catalog.
    Ambiguous,
    /// The path is longer than 8 KiB.
    TooLong,
    /// The path has more than 128 segments.
    TooManySegments,
}

impl fmt::Display for NotCanonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoLeadingSlash => "the path does not start with `/`",
            Self::EmptySegment => "the path has an empty segment",
            Self::DotSegment => "the path has a `.` or `..` segment",
            Self::ForbiddenOctet => "the path has an octet that is not allowed",
            Self::MalformedPercent => "the path has a `%` without two hexadecimal digits",
            Self::EncodedDelimiter => "the path has an encoded delimiter or control octet",
            Self::Ambiguous => "the path and its decoded form select different rules",
            Self::TooLong => "the path is longer than 8 KiB",
            Self::TooManySegments => "the path has more than 128 segments",
        })
    }
}

impl core::error::Error for NotCanonical {}

/// The state of the check within a segment.
struct Segment {
    /// The number of octets so far, before decoding.
    length: usize,
    /// The number of decoded octets since the last delimiter: a `/`, or an encoded `/` or `;`.
    part: usize,
    /// The number of dots among the octets that `part` counts.
    dots: usize,
}

impl Segment {
    const START: Self = Self { length: 0, part: 0, dots: 0 };

    /// Returns `true` if the current part is `.` or `..`.
    const fn is_dots(&self) -> bool {
        self.dots == self.part && (self.dots == 1 || self.dots == 2)
    }
}

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
    let (mut at, mut count, mut has_percent) = (0, 1, false);
    let mut segment = Segment::START;
    while let Some(raw) = byte_at(segments, at) {
        at += 1;
        segment.length += 1;
        let octet = match raw {
            b'/' => {
                if segment.length == 1 {
                    return Err(NotCanonical::EmptySegment);
                }
                if segment.is_dots() {
                    return Err(NotCanonical::DotSegment);
                }
                segment = Segment::START;
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
        if matches!(octet, b'/' | b';') {
            // With `encoded_delimiters: allow`, a router may decode `..%2F` or `..%3B` to a dot segment, so these are
            // refused.
            if segment.is_dots() {
                return Err(NotCanonical::DotSegment);
            }
            (segment.part, segment.dots) = (0, 0);
        } else {
            segment.part += 1;
            segment.dots += (octet == b'.') as usize;
        }
    }
    if segment.length == 0 {
        return Err(NotCanonical::EmptySegment);
    }
    if segment.is_dots() {
        return Err(NotCanonical::DotSegment);
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
