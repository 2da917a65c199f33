//! The place of a part of a requirement in the Rust source.

use proc_macro2::{Punct, Spacing, Span, TokenStream, TokenTree};
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
}

impl Spans {
    pub(super) fn new(first: Span, last: Span) -> Self {
        Self { first, last }
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
}

impl Extent for Spans {
    fn to(&self, last: &Self) -> Self {
        Self::new(self.first, last.last)
    }
}
