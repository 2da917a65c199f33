//! The path of the catalog of an attribute, which is a part of the attribute's own path.

use super::token_trees::is_punct;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// The path of a module `requires`, as tokens.
#[derive(Clone, Debug)]
pub(crate) struct CatalogPath {
    tokens: TokenStream,
}

impl CatalogPath {
    /// `requires` in the module that `crate = module` names.
    pub(crate) fn in_module(module: &TokenStream) -> Self {
        Self { tokens: quote!(#module::requires) }
    }

    /// The path of an item of the module. Its first token gets the span.
    pub(crate) fn item(&self, name: &str, first: Span) -> TokenStream {
        let name = Ident::new(name, Span::call_site());
        let mut tokens: Vec<_> = self.tokens.clone().into_iter().collect();
        if let Some(token) = tokens.first_mut() {
            token.set_span(first);
        }
        quote!(#(#tokens)*::#name)
    }
}

/// The path in the text of an attribute: `acme::requires` of `#[acme::requires(contacts:write)]`.
///
/// # Errors
/// Returns an error if there is no text, or if the text consists of a macro's variables. A guess might find the wrong
/// catalog.
pub(crate) fn from_source(source: Option<&str>) -> syn::Result<CatalogPath> {
    source.and_then(written_path).map(|tokens| CatalogPath { tokens }).ok_or_else(|| {
        syn::Error::new(
            Span::call_site(),
            "cannot tell which catalog this `#[requires]` belongs to\n\
             help: name the module that contains `catalog!`, as in `#[requires(a:read, crate = crate::scopes)]`",
        )
    })
}

/// The path at the start of the text. It has no `#[` inside a `cfg_attr`, and the arguments can be in any kind of
/// brackets.
fn written_path(source: &str) -> Option<TokenStream> {
    let text = source.trim_start().trim_start_matches('#').trim_start().trim_start_matches('[');
    let path = text.split(['(', '{', '[', ']']).next()?;
    let tokens: TokenStream = path.parse().ok()?;
    is_path(&tokens.clone().into_iter().collect::<Vec<_>>()).then_some(tokens)
}

/// Whether tokens are words with `::` between them, and possibly before them.
fn is_path(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(_)] => true,
        [TokenTree::Ident(_), first, second, rest @ ..] | [first, second, rest @ ..] => {
            is_punct(first, ':') && is_punct(second, ':') && matches!(rest, [TokenTree::Ident(_), ..]) && is_path(rest)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::written_path;

    #[test]
    fn the_path_is_found_however_the_attribute_is_written() {
        let cases = [
            ("#[requires(contacts:write)]", Some("requires")),
            ("# [ acme :: requires { contacts:write } ]", Some("acme :: requires")),
            ("requires(contacts:write)", Some("requires")),
            ("::acme::requires[a]", Some(":: acme :: requires")),
            ("#[crate::r#type::requires]", Some("crate :: r#type :: requires")),
            ("#[super::needs /* why */ (a)]", Some("super :: needs")),
            ("#[$attribute(a)]", None),
            ("$crate::requires(a)", None),
            ("", None),
        ];
        for (source, expected) in cases {
            let found = written_path(source).map(|path| path.to_string());
            assert_eq!(found.as_deref(), expected, "{source}");
        }
    }
}
