//! A request's path in canonical form, or why it has none. Nothing is ever repaired: what two routers could read in two
//! ways is refused.

use crate::bytes::read::byte_at;
use core::fmt;

/// Longest path that is looked at, in bytes.
#[doc(hidden)]
pub const MAX_PATH: usize = 8 * 1024;
/// Most segments that are looked at.
#[doc(hidden)]
pub const MAX_SEGMENTS: usize = 128;

/// Why a path is refused before it is matched. To a client it is a 400.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Mail
/// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
/// # endpoints:
/// #   /inbox: { GET: mail }
/// # "# }
/// # fn main() {
/// use scopewright::{Decision, NotCanonical};
///
/// let refused = |path| match route("GET", path) {
///     Decision::NotCanonical(reason) => Some(reason),
///     _ => None,
/// };
/// assert_eq!(refused("/public/../inbox"), Some(NotCanonical::DotSegment));
/// assert_eq!(refused("//inbox"), Some(NotCanonical::EmptySegment));
/// assert_eq!(refused("/inbox/"), None); // a trailing slash is equal to none
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum NotCanonical {
    /// It does not start with `/`.
    NoLeadingSlash,
    /// Two slashes meet.
    EmptySegment,
    /// A segment is `.` or `..`, plain or encoded.
    DotSegment,
    /// It holds `\`, `;`, `#`, `?`, a control octet or DEL.
    ForbiddenOctet,
    /// A `%` without two hexadecimal digits behind it.
    MalformedPercent,
    /// A `%` that decodes to an octet that routers take for a delimiter, to a control octet or to DEL.
    EncodedDelimiter,
    /// The path as it is and the path once decoded select different rules of the catalog.
    Ambiguous,
    /// More than 8 KiB.
    TooLong,
    /// More than 128 segments.
    TooManySegments,
}

impl fmt::Display for NotCanonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoLeadingSlash => "the path does not start with `/`",
            Self::EmptySegment => "the path has an empty segment",
            Self::DotSegment => "the path has a `.` or `..` segment",
            Self::ForbiddenOctet => "the path has an octet that is not allowed in it",
            Self::MalformedPercent => "the path has a `%` without two hexadecimal digits",
            Self::EncodedDelimiter => "the path has an encoded delimiter or control octet",
            Self::Ambiguous => "the path means something else once it is decoded",
            Self::TooLong => "the path is longer than 8 KiB",
            Self::TooManySegments => "the path has more than 128 segments",
        })
    }
}

impl core::error::Error for NotCanonical {}

/// What is known of the segment that is being read.
struct Segment {
    /// Raw octets so far.
    length: usize,
    /// Decoded octets since the last `/`, raw or decoded, or decoded `;`.
    piece: usize,
    /// How many of these are dots.
    dots: usize,
}

impl Segment {
    const START: Self = Self { length: 0, piece: 0, dots: 0 };

    const fn is_dots(&self) -> bool {
        self.dots == self.piece && (self.dots == 1 || self.dots == 2)
    }
}

/// Checks a path, one pass over its bytes, and tells whether it has a `%`.
pub(crate) const fn canonical(path: &[u8], encoded_delimiters: bool) -> Result<bool, NotCanonical> {
    if path.len() > MAX_PATH {
        return Err(NotCanonical::TooLong);
    }
    let Some((b'/', behind_slash)) = path.split_first() else {
        return Err(NotCanonical::NoLeadingSlash);
    };
    let segments = match behind_slash.split_last() {
        Some((b'/', [])) => return Err(NotCanonical::EmptySegment),
        Some((b'/', head)) => head,
        _ => behind_slash,
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
            // A decoded one, which `encoded_delimiters: allow` lets through: it must not smuggle dots, `..%2F` or `..%3B`.
            if segment.is_dots() {
                return Err(NotCanonical::DotSegment);
            }
            (segment.piece, segment.dots) = (0, 0);
        } else {
            segment.piece += 1;
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

const fn may_be_encoded(octet: u8, encoded_delimiters: bool) -> bool {
    match octet {
        b'\\' | 0..=0x1F | 0x7F => false,
        b'/' | b'%' | b';' | b'#' | b'?' => encoded_delimiters,
        _ => true,
    }
}

/// The octet of the two hexadecimal digits at `at`.
const fn decoded_at(bytes: &[u8], at: usize) -> Option<u8> {
    let (Some(high), Some(low)) = (byte_at(bytes, at), byte_at(bytes, at + 1)) else {
        return None;
    };
    match (hexadecimal(high), hexadecimal(low)) {
        (Some(high), Some(low)) => Some(high << 4 | low),
        _ => None,
    }
}

const fn hexadecimal(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// What separates segments once they are decoded: an octet that no canonical path can hold, because a decoded `/` may
/// stand inside a segment.
pub(crate) const DECODED_SEPARATOR: u8 = 0;

/// A canonical path of at most `N` bytes, decoded once.
pub(crate) struct Decoded<const N: usize> {
    octets: [u8; N],
    length: usize,
}

impl<const N: usize> Decoded<N> {
    #[expect(clippy::indexing_slicing, reason = "`to` is compared with the length before")]
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

    pub(crate) const fn octets(&self) -> &[u8] {
        match self.octets.split_at_checked(self.length) {
            Some((octets, _)) => octets,
            None => &[],
        }
    }
}
