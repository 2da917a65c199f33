//! The reasons for which the path of a request is refused.

use core::fmt;

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
    /// The percent-decoded path is not UTF-8.
    NotUtf8,
    /// The path has a control character or an invisible character that is not allowed, possibly percent-encoded.
    ///
    /// These are the control characters (general category Cc), the bidirectional controls (property `Bidi_Control`),
    /// U+00AD, U+200B, U+2028, U+2029, U+2060 and U+FEFF.
    ForbiddenCharacter,
    /// A segment begins or ends with white space (property `White_Space`), possibly percent-encoded.
    ///
    /// In a catalog that sets `encoded_delimiters: allow`, an encoded `/` or `;` also ends a segment for this rule.
    OuterWhiteSpace,
    /// A joiner, U+200C or U+200D, is not between two characters of a segment that are not joiners.
    ///
    /// In a catalog that sets `encoded_delimiters: allow`, an encoded `/` or `;` also ends a segment for this rule.
    MisplacedJoiner,
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
            Self::NotUtf8 => "the decoded path is not UTF-8",
            Self::ForbiddenCharacter => "the path has a control character or an invisible character",
            Self::OuterWhiteSpace => "the path has a segment that begins or ends with white space",
            Self::MisplacedJoiner => "the path has a joiner that is not between two other characters",
            Self::Ambiguous => "the path and its decoded form select different rules",
            Self::TooLong => "the path is longer than 8 KiB",
            Self::TooManySegments => "the path has more than 128 segments",
        })
    }
}

impl core::error::Error for NotCanonical {}
