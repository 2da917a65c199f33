//! How tokens are printed, and the paths that they refer to.

use crate::places::{last_span, moved_to};
use crate::plan::Reader;
use proc_macro2::TokenStream;
use std::fmt::Write as _;

/// How code is printed.
#[derive(Debug, Clone, Copy)]
pub struct Printing {
    /// The program that reads the code.
    pub reader: Reader,
    /// Parses text into tokens. Code that grows with the catalog is printed as text, because macros run unoptimized
    /// and the lexer of the compiler is then faster than `quote!`. Such code consists of identifiers and escaped
    /// strings, so it always parses.
    pub lex: fn(&str) -> TokenStream,
}

/// The inputs of the printer besides the plan.
#[derive(Debug)]
pub struct Paths {
    /// The path of the crate `scopewright` in the crate of the user.
    pub facade: TokenStream,
    /// The absolute path of the catalog's file, if there is a file. The compiler compiles the crate again when this
    /// file changes.
    pub tracked: Option<String>,
    /// The arguments of `catalog!`. Editors expand them a second time, to the names of the scopes.
    pub input: TokenStream,
    /// How the code is printed.
    pub printing: Printing,
}

impl Paths {
    /// Parses text into tokens.
    pub(super) fn lex(&self, text: &str) -> TokenStream {
        let tokens = (self.printing.lex)(text);
        if self.printing.reader == Reader::Editor { moved_to(last_span(&self.input), tokens) } else { tokens }
    }
}

/// Parses text into tokens, inside and outside of macros. Returns no tokens if the text does not parse.
pub fn lex(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// Appends `#[doc = "..."]`.
pub(super) fn push_doc(out: &mut String, doc: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "#[doc={doc:?}]");
}
