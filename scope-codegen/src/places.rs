//! The places of printed tokens in the source file of the user.

use proc_macro2::{Group, Span, TokenStream, TokenTree};

/// The place of the last argument of `catalog!`, which is the literal with the catalog or its path.
pub(crate) fn last_span(input: &TokenStream) -> Span {
    input.clone().into_iter().last().map_or_else(Span::call_site, |token| token.span())
}

/// Gives all tokens the same place. In rust-analyzer, the places of tokens that were parsed from a text are offsets in
/// this text, but it looks for them in the source file.
pub(crate) fn moved_to(place: Span, tokens: TokenStream) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), moved_to(place, group.stream())).into();
        }
        token.set_span(place);
        token
    });
    moved.collect()
}
