//! Which catalog an attribute belongs to: the one that its own path leads to.

use super::tokens::is_punct;
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

    /// An item of the module. Its first token gets the span.
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
/// Where there is no text, or it comes out of a macro's variables, there is nothing to go by, and a guess might find the
/// wrong catalog.
pub(crate) fn from_source(source: Option<&str>) -> syn::Result<CatalogPath> {
    source.and_then(written_path).map(|tokens| CatalogPath { tokens }).ok_or_else(|| {
        syn::Error::new(
            Span::call_site(),
            "cannot tell which catalog this `#[requires]` belongs to\n\
             help: name the module where `catalog!` stands, as in `#[requires(contacts:read, crate = crate::scopes)]`",
        )
    })
}

/// The path at the start of the text. A `cfg_attr` has no `#[` there; the arguments may stand in any brackets.
fn written_path(source: &str) -> Option<TokenStream> {
    let text = source.trim_start().trim_start_matches('#').trim_start().trim_start_matches('[');
    let path = text.split(['(', '{', '[', ']']).next()?;
    let tokens: TokenStream = path.parse().ok()?;
    is_path(&tokens.clone().into_iter().collect::<Vec<_>>()).then_some(tokens)
}

/// Whether tokens are words with `::` between them, and perhaps before them.
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
