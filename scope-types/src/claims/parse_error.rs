//! Why the `scope` parameter of a request is refused.

use core::fmt;

/// Why a `scope` parameter is refused, and where.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::claim::ParseErrorKind;
///
/// let error = ScopeSet::parse("mail calender").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Unknown);
/// assert_eq!((error.token(), error.offset()), ("calender", 5));
/// assert_eq!(error.to_string(), "unknown scope `calender` at byte 5");
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseError<'a> {
    pub(super) kind: ParseErrorKind,
    pub(super) token: &'a str,
    pub(super) offset: usize,
}

/// What is wrong with a `scope` parameter.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::claim::ParseErrorKind;
///
/// let kind = |text: &str| ScopeSet::parse(text).unwrap_err().kind();
/// assert_eq!(kind(""), ParseErrorKind::Empty);
/// assert_eq!(kind("post"), ParseErrorKind::Unknown);
/// assert_eq!(kind("\"mail\""), ParseErrorKind::Malformed);
/// assert_eq!(kind("mail  calendar"), ParseErrorKind::Space);
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// Nothing is there: RFC 6749 asks for at least one scope-token.
    Empty,
    /// A token is well formed, but the catalog has no such scope.
    Unknown,
    /// A token holds an octet that no scope-token may hold.
    Malformed,
    /// Two spaces meet, or there is one at an end.
    Space,
}

impl<'a> ParseError<'a> {
    /// What is wrong.
    pub const fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The token that is wrong; empty where a token is missing.
    pub const fn token(&self) -> &'a str {
        self.token
    }

    /// Where: bytes from the start of the text to the token, to the octet that is not allowed, or to the space too many.
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
                write!(f, "a space too many at byte {offset}: scopes are separated by exactly one")
            }
        }
    }
}

impl core::error::Error for ParseError<'_> {}
