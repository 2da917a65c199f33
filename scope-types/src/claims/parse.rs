//! Scopes as text: requests, strictly, and claims of tokens that were issued already.

use super::parse_error::{ParseError, ParseErrorKind};
use super::token::first_illegal;
use super::tokenize::Reading;
use crate::sets::bits::Bits;
use crate::tables::Tables;

impl Tables<'_> {
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
