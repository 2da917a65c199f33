//! The place of a part of a requirement in the Rust source.

use super::names::name_parts;
use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use scope_catalog::diagnostics::escape;
use scope_catalog::requirement::{self, Extent, Problem};
use syn::Error;

/// The requirement of an attribute.
pub(super) type Requirement = requirement::Tree<'static, Spans>;

/// The spans of a part of a requirement.
#[derive(Clone, Debug)]
pub(super) struct Spans {
    /// The span of the first token.
    pub(super) first: Span,
    /// The span of the last token.
    pub(super) last: Span,
    /// The spans of the words of a name that is not a string, for editors.
    words: Vec<Span>,
}

impl Spans {
    pub(super) fn new(first: Span, last: Span) -> Self {
        Self { first, last, words: Vec::new() }
    }

    pub(super) fn with_words(self, words: Vec<Span>) -> Self {
        Self { words, ..self }
    }

    /// An error that underlines the part as a whole.
    pub(super) fn error(&self, problem: &Problem) -> Error {
        let ends = [self.first, self.last].map(|span| {
            let mut token = TokenTree::Punct(Punct::new('.', Spacing::Alone));
            token.set_span(span);
            token
        });
        let message = format!("{}\nhelp: {}", escape(&problem.message), escape(&problem.help));
        Error::new_spanned(ends.into_iter().collect::<TokenStream>(), message)
    }

    /// The identifiers that editors look up for this name, with the spans of its words. Returns `None` if the name is a
    /// string, or if a part is not an identifier.
    pub(super) fn editor_parts(&self, name: &str) -> Option<Vec<Ident>> {
        let parts = name_parts(name);
        (!parts.is_empty() && parts.len() == self.words.len()).then(|| {
            parts
                .iter()
                .zip(&self.words)
                .map(|(part, span)| Ident::new(part, Span::call_site().located_at(*span)))
                .collect()
        })
    }
}

impl Extent for Spans {
    fn to(&self, last: &Self) -> Self {
        Self::new(self.first, last.last)
    }
}
