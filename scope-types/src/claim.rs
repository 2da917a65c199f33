//! Scopes as text: requests, strictly, and claims of tokens that were issued already.

use crate::bits::Bits;
use crate::reading::Reading;
use crate::tables::Tables;
use crate::token::first_illegal;
use core::fmt;

/// Why a `scope` parameter is refused, and where.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::ParseErrorKind;
///
/// let error = ScopeSet::parse("mail calender").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Unknown);
/// assert_eq!((error.token(), error.offset()), ("calender", 5));
/// assert_eq!(error.to_string(), "unknown scope `calender` at byte 5");
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseError<'a> {
    kind: ParseErrorKind,
    token: &'a str,
    offset: usize,
}

/// What is wrong with a `scope` parameter.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// use scopewright::ParseErrorKind;
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

/// A claim that was read: what it grants, and what of it was passed over.
///
/// Made by `ScopeSet::read_claim`. A claim comes from a token that was issued already, so what is unknown is skipped: it
/// grants nothing, and refusing the token for it would lock out clients that hold scopes of other services too.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// let claim = ScopeSet::read_claim("openid mail");
/// assert_eq!(claim.scopes(), ScopeSet::literal("mail"));
/// assert!(claim.skipped().eq(["openid"]));
///
/// // Whoever wrote this one does not separate scopes by spaces.
/// let claim = ScopeSet::read_claim("mail\tcalendar");
/// assert_eq!((claim.scopes(), claim.voided_at()), (ScopeSet::EMPTY, Some(4)));
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Claim<'a, S> {
    scopes: S,
    text: &'a str,
    voided_at: Option<usize>,
    tables: &'static Tables,
}

impl<'a, S: Copy> Claim<'a, S> {
    #[doc(hidden)]
    pub const fn new(scopes: S, text: &'a str, voided_at: Option<usize>, tables: &'static Tables) -> Self {
        Self { scopes, text, voided_at, tables }
    }

    /// The scopes that it grants; none if it is void.
    pub const fn scopes(&self) -> S {
        self.scopes
    }

    /// The byte offset of the first octet that RFC 6749 does not allow. Such a claim is void as a whole: whatever wrote
    /// it does not separate scopes as the RFC says, so what its parts mean is not known.
    pub const fn voided_at(&self) -> Option<usize> {
        self.voided_at
    }

    /// The tokens that are no scopes of this catalog, in the order of the claim; of a void claim, none.
    pub fn skipped(&self) -> Skipped<'a> {
        let text = if self.voided_at.is_some() { "" } else { self.text };
        Skipped { tokens: text.split(' '), tables: self.tables }
    }
}

impl<S: Copy + fmt::Debug> fmt::Debug for Claim<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("scopes", &self.scopes)
            .field("skipped", &self.skipped())
            .field("voided_at", &self.voided_at)
            .finish()
    }
}

impl fmt::Debug for Skipped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The tokens of a claim that are no scopes of the catalog: see [`Claim::skipped`].
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// let skipped: Vec<&str> = ScopeSet::read_claim("openid mail profile").skipped().collect();
/// assert_eq!(skipped, ["openid", "profile"]);
/// # }
/// ```
#[derive(Clone)]
pub struct Skipped<'a> {
    tokens: core::str::Split<'a, char>,
    tables: &'static Tables,
}

impl<'a> Iterator for Skipped<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let tables = self.tables;
        self.tokens.find(|token| !token.is_empty() && tables.id_of(token.as_bytes()).is_none())
    }
}

impl Tables {
    /// Reads the `scope` parameter of a request, RFC 6749 section 3.3.
    ///
    /// # Errors
    /// The first token that is unknown or malformed.
    #[inline]
    pub const fn parse<'a, const W: usize>(&self, text: &'a str) -> Result<Bits<W>, ParseError<'a>> {
        if text.is_empty() {
            return Err(ParseError { kind: ParseErrorKind::Empty, token: "", offset: 0 });
        }
        let Reading { set, strays } = self.read(text.as_bytes());
        match strays.first {
            Some((from, end)) => Err(refuse(text, from, end)),
            None => Ok(set),
        }
    }

    /// Reads a claim: the scopes that are known, and where it is void.
    #[inline]
    pub const fn claim<const W: usize>(&self, text: &str) -> (Bits<W>, Option<usize>) {
        let Reading { set, strays } = self.read(text.as_bytes());
        match strays.illegal {
            Some(at) => (Bits::EMPTY, Some(at)),
            None => (set, None),
        }
    }
}

/// The error for the token of `text` from `from` to `end`, which is no scope.
const fn refuse(text: &str, from: usize, end: usize) -> ParseError<'_> {
    // SP ends a token, so both ends are boundaries of characters.
    let token = match text.split_at_checked(end) {
        Some((head, _)) => match head.split_at_checked(from) {
            Some((_, token)) => token,
            None => "",
        },
        None => "",
    };
    let (kind, offset) = match first_illegal(token.as_bytes()) {
        Some(at) => (ParseErrorKind::Malformed, from + at),
        // At the end of the text there is no octet any more: then it is the space before.
        None if token.is_empty() && from == text.len() => (ParseErrorKind::Space, from.saturating_sub(1)),
        None if token.is_empty() => (ParseErrorKind::Space, from),
        None => (ParseErrorKind::Unknown, from),
    };
    ParseError { kind, token, offset }
}
