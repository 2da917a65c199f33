//! Which catalog an attribute belongs to: the one that its own path leads to.

use proc_macro2::{Ident, Span, TokenStream};
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
    source.and_then(path_text).and_then(|path| path.parse().ok()).map(|tokens| CatalogPath { tokens }).ok_or_else(
        || {
            syn::Error::new(
                Span::call_site(),
                "cannot tell which catalog this `#[requires]` belongs to\n\
             help: name the module where `catalog!` stands, as in `#[requires(contacts:read, crate = crate::scopes)]`",
            )
        },
    )
}

/// A `cfg_attr` has no `#[` in its text; the arguments may stand in any brackets.
fn path_text(source: &str) -> Option<&str> {
    let text = source.trim_start().trim_start_matches('#').trim_start().trim_start_matches('[').trim_start();
    let path = text.split(['(', '{', '[', ']']).next()?.trim();
    let is_path = path
        .split("::")
        .enumerate()
        .all(|(index, part)| is_name(part.trim()) || (index == 0 && part.trim().is_empty()));
    (is_path && !path.is_empty()).then_some(path)
}

fn is_name(part: &str) -> bool {
    let name = part.strip_prefix("r#").unwrap_or(part);
    syn::parse_str::<Ident>(name).is_ok() || matches!(name, "crate" | "self" | "super") || is_raw_only(part)
}

/// `r#type`: a name that is none without its prefix.
fn is_raw_only(part: &str) -> bool {
    part.starts_with("r#")
        && part.len() > 2
        && part[2..].chars().all(|letter| letter == '_' || letter.is_alphanumeric())
}
