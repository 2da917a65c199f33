//! The tokens of the requirement language.

use super::error::Problem;
use std::borrow::Cow;
use std::ops::Range;

/// A token of the requirement language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a, At> {
    /// The token itself.
    pub kind: TokenKind<'a>,
    /// Where it is written.
    pub at: At,
}

/// The kinds of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind<'a> {
    /// A name without quotes, or a keyword.
    Word(Cow<'a, str>),
    /// A name in quotes, without the quotes.
    Quoted(Cow<'a, str>),
    /// An operator that other languages join conditions with, such as `|`. It is never a name.
    Operator(Cow<'a, str>),
    /// `(`
    Open,
    /// The start of a list in the wrong brackets, `[` or `{`.
    WrongOpen(char),
    /// `)`, or the end of a list in the wrong brackets.
    Close,
    /// `,`
    Comma,
    /// Text that is no token, in the place of a scope.
    Invalid(Box<Problem>),
}

/// Where a part of a requirement is written: bytes of a text, or spans of the compiler.
pub trait Extent: Clone {
    /// Returns the extent from the start of `self` to the end of `last`.
    #[must_use]
    fn to(&self, last: &Self) -> Self;
}

/// Bytes of a text.
impl Extent for Range<usize> {
    fn to(&self, last: &Self) -> Self {
        self.start..last.end
    }
}
