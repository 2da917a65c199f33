//! The parameters of a function, and the one that is added for the proof.

use super::token_trees::{count_attributes, flatten, is_punct, is_word_of, outside_angles};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// The name of the added parameter. It is not `_`, because some frameworks require a name.
const PARAMETER: &str = "_requires";

/// Adds a first parameter of a type, after the receiver if there is one.
pub(super) fn with_proof(own: TokenStream, proof: &TokenStream) -> TokenStream {
    let name = unused_name(&own);
    let parameter = quote!(#name: #proof);
    if own.is_empty() {
        parameter
    } else if has_receiver(&own) {
        let mut receiver: Vec<TokenTree> = own.into_iter().collect();
        let rest = receiver.split_off(first_comma(&receiver));
        let rest = rest.into_iter().skip(1);
        quote!(#(#receiver)*, #parameter, #(#rest)*)
    } else {
        quote!(#parameter, #own)
    }
}

fn first_comma(tokens: &[TokenTree]) -> usize {
    outside_angles(tokens).find(|(_, token)| is_punct(token, ',')).map_or(tokens.len(), |(at, _)| at)
}

/// Whether the first parameter is a receiver, which is a form of `self`. A path such as `self::Id` is not a receiver.
fn has_receiver(parameters: &TokenStream) -> bool {
    let tokens = flatten(parameters.clone());
    let mut rest = tokens.get(count_attributes(&tokens)..).unwrap_or_default();
    while let [token, after @ ..] = rest
        && (is_punct(token, '&') || is_word_of(token, &["mut"]))
    {
        rest = after;
        if let [quote, TokenTree::Ident(_), after @ ..] = rest
            && is_punct(quote, '\'')
        {
            rest = after;
        }
    }
    match rest {
        [word, first, second, ..] if is_punct(first, ':') && is_punct(second, ':') => {
            let TokenTree::Punct(first) = first else { return false };
            is_word_of(word, &["self"]) && first.spacing() == proc_macro2::Spacing::Alone
        }
        [word, ..] => is_word_of(word, &["self"]),
        [] => false,
    }
}

/// The name of the parameter to add. Attributes that are stacked add parameters of different names.
fn unused_name(parameters: &TokenStream) -> Ident {
    let taken: Vec<String> = flatten(parameters.clone()).iter().map(ToString::to_string).collect();
    let numbered = (2..).map(|number| format!("{PARAMETER}{number}"));
    let name = std::iter::once(PARAMETER.to_owned()).chain(numbered).find(|name| !taken.contains(name));
    Ident::new(name.as_deref().unwrap_or(PARAMETER), Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::with_proof;
    use quote::quote;

    fn check(before: &str, behind: &str) {
        let tokens = |text: &str| text.parse::<proc_macro2::TokenStream>().unwrap_or_default();
        assert_eq!(with_proof(tokens(before), &quote!(G)).to_string(), tokens(behind).to_string(), "{before}");
    }

    #[test]
    fn the_proof_is_the_first_parameter_behind_the_receiver() {
        check("", "_requires: G");
        check("a: u8,", "_requires: G, a: u8,");
        check("&self", "&self, _requires: G,");
        check("&'a mut self, a: u8", "&'a mut self, _requires: G, a: u8");
        check("mut self: Pin<Map<A, B>>, a: u8", "mut self: Pin<Map<A, B>>, _requires: G, a: u8");
        check("#[b] self", "#[b] self, _requires: G,");
        check("self::Id(id): self::Id", "_requires: G, self::Id(id): self::Id");
        check("self: ::a::B", "self: ::a::B, _requires: G,");
    }

    #[test]
    fn the_name_is_not_taken() {
        check("_requires: A, a: u8", "_requires2: G, _requires: A, a: u8");
        check("&self, _requires2: B, _requires: A", "&self, _requires3: G, _requires2: B, _requires: A");
    }
}
