//! Reads lists of scopes: strictly from requests, and leniently from the claims of tokens.

use super::parse_error::{ParseError, ParseErrorKind};
use super::token::first_illegal;
use super::tokenize::Reading;
use crate::sets::bits::Bits;
use crate::tables::Tables;

impl Tables<'_> {
    /// Parses the `scope` parameter of a request (RFC 6749 section 3.3).
    ///
    /// # Errors
    /// Returns the first mistake: an empty text, a superfluous space, or a scope-token that is unknown or malformed.
    #[inline]
    pub const fn parse<'a, const W: usize>(&self, text: &'a str) -> Result<Bits<W>, ParseError<'a>> {
        if text.is_empty() {
            return Err(ParseError { kind: ParseErrorKind::Empty, token: "", offset: 0 });
        }
        let Reading { set, rejected } = self.read(text.as_bytes());
        match rejected.first_token {
            Some((from, end)) => Err(token_error(text, from, end)),
            None => Ok(set),
        }
    }

    /// Reads a claim and returns its known scopes. If the claim contains an octet that is not allowed, returns no
    /// scopes and the offset of that octet.
    #[inline]
    pub const fn claim<const W: usize>(&self, text: &str) -> (Bits<W>, Option<usize>) {
        let Reading { set, rejected } = self.read(text.as_bytes());
        match rejected.illegal_octet {
            Some(at) => (Bits::EMPTY, Some(at)),
            None => (set, None),
        }
    }
}

/// Returns the error for the token `text[from..end]`, which is not a scope.
const fn token_error(text: &str, from: usize, end: usize) -> ParseError<'_> {
    // A token is between two spaces or ends of the text, so `from` and `end` are boundaries of characters.
    let token = match text.split_at_checked(end) {
        Some((head, _)) => match head.split_at_checked(from) {
            Some((_, token)) => token,
            None => "",
        },
        None => "",
    };
    let (kind, offset) = match first_illegal(token.as_bytes()) {
        Some(at) => (ParseErrorKind::Malformed, from + at),
        // A missing token at the end of the text is reported at the space before it.
        None if token.is_empty() && from == text.len() => (ParseErrorKind::Space, from.saturating_sub(1)),
        None if token.is_empty() => (ParseErrorKind::Space, from),
        None => (ParseErrorKind::Unknown, from),
    };
    ParseError { kind, token, offset }
}
