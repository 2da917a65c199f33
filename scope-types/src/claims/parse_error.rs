//! The error for a malformed or unknown `scope` parameter.

use core::fmt;

/// The error for a `scope` parameter of a request: the kind of the mistake and its position (RFC 6749 section 3.3).
///
/// An authorization server answers it with the error code `invalid_scope` (RFC 6749 sections 4.1.2.1 and 5.2).
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::claim::ParseErrorKind;
///
/// let error = ScopeSet::parse("mail calender").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Unknown);
/// assert_eq!((error.token(), error.offset()), ("calender", 5));
/// assert_eq!(error.to_string(), "unknown scope `calender` at byte 5");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseError<'a> {
    pub(super) kind: ParseErrorKind,
    pub(super) token: &'a str,
    pub(super) offset: usize,
}

/// The kinds of mistakes in a `scope` parameter.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::claim::ParseErrorKind;
///
/// let kind = |text: &str| ScopeSet::parse(text).unwrap_err().kind();
/// assert_eq!(kind(""), ParseErrorKind::Empty);
/// assert_eq!(kind("post"), ParseErrorKind::Unknown);
/// assert_eq!(kind("\"mail\""), ParseErrorKind::Malformed);
/// assert_eq!(kind("mail  calendar"), ParseErrorKind::Space);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// The text is empty. RFC 6749 requires at least one scope-token.
    Empty,
    /// A scope-token is well-formed, but the catalog does not define it.
    Unknown,
    /// A token contains an octet that RFC 6749 does not allow in a scope-token.
    Malformed,
    /// There is a space at the start or at the end, or after another space.
    Space,
}

impl<'a> ParseError<'a> {
    /// The kind of the mistake.
    pub const fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The token with the mistake. It is empty for [`ParseErrorKind::Empty`] and [`ParseErrorKind::Space`].
    pub const fn token(&self) -> &'a str {
        self.token
    }

    /// The position of the mistake, in bytes from the start of the text: the start of an unknown token, the octet that
    /// is not allowed, or the superfluous space.
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for ParseError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { token, offset, .. } = self;
        match self.kind {
            ParseErrorKind::Empty => f.write_str("no scope is given"),
            ParseErrorKind::Unknown => write!(f, "unknown scope `{}` at byte {offset}", token.escape_debug()),
            ParseErrorKind::Malformed => {
                write!(
                    f,
                    "malformed scope `{}`: the octet at byte {offset} is not allowed in a scope",
                    token.escape_debug()
                )
            }
            ParseErrorKind::Space => {
                write!(f, "unexpected space at byte {offset}: scopes are separated by exactly one space")
            }
        }
    }
}

impl core::error::Error for ParseError<'_> {}
