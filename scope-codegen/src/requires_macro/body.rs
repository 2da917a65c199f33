//! The body of a function that checks its caller itself, for `from = expression`.

use super::token_trees::{is_path, is_punct, is_word_of};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

/// Makes a check the first statement of a body. The other statements go into a block of their own, so that no item
/// among them can shadow a name in the check.
///
/// If the body only makes a future, the check is the first statement of the future. `async_trait` prints such bodies:
/// `Box::pin(async move { ... })`.
pub(super) fn check_first(body: TokenStream, check: &TokenStream) -> TokenStream {
    let (attributes, statements) = split_inner_attributes(body);
    let tokens: Vec<TokenTree> = statements.clone().into_iter().collect();
    let checked = in_future(&tokens, check).unwrap_or_else(|| quote!(#check { #statements }));
    quote!(#attributes #checked)
}

/// Puts the check into `async { ... }`, or into such a block that is the only argument of a call by path. Returns `None`
/// for other tokens.
fn in_future(tokens: &[TokenTree], check: &TokenStream) -> Option<TokenStream> {
    let (TokenTree::Group(last), before) = tokens.split_last()? else { return None };
    let inside = match last.delimiter() {
        Delimiter::Brace if is_async(before) => {
            let statements = last.stream();
            quote!(#check { #statements })
        }
        Delimiter::Parenthesis if is_path(before) => {
            let arguments: Vec<TokenTree> = last.stream().into_iter().collect();
            in_future(&arguments, check)?
        }
        _ => return None,
    };
    let mut group = Group::new(last.delimiter(), inside);
    group.set_span(last.span());
    Some(quote!(#(#before)* #group))
}

/// Whether the tokens are `async` or `async move`.
fn is_async(tokens: &[TokenTree]) -> bool {
    match tokens {
        [first] => is_word_of(first, &["async"]),
        [first, second] => is_word_of(first, &["async"]) && is_word_of(second, &["move"]),
        _ => false,
    }
}

/// Splits a body into the `#![...]` at its start, which must stay there, and the tokens after them.
fn split_inner_attributes(body: TokenStream) -> (TokenStream, TokenStream) {
    if !body.clone().into_iter().next().is_some_and(|token| is_punct(&token, '#')) {
        return (TokenStream::new(), body);
    }
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let mut count = 0;
    while let Some([hash, bang, TokenTree::Group(_)]) = tokens.get(count..count + 3)
        && is_punct(hash, '#')
        && is_punct(bang, '!')
    {
        count += 3;
    }
    let mut tokens = tokens.into_iter();
    (tokens.by_ref().take(count).collect(), tokens.collect())
}

#[cfg(test)]
mod tests {
    use super::check_first;
    use quote::quote;

    fn check(body: &str, expected: &str) {
        let tokens = |text: &str| text.parse::<proc_macro2::TokenStream>().unwrap_or_default();
        let checked = check_first(tokens(body), &quote!(CHECK;));
        assert_eq!(checked.to_string(), tokens(expected).to_string(), "{body}");
    }

    #[test]
    fn the_check_comes_before_the_statements() {
        check("", "CHECK; {}");
        check("#![allow(x)] a(); b", "#![allow(x)] CHECK; { a(); b }");
        check("f(x)", "CHECK; { f(x) }");
    }

    #[test]
    fn the_check_is_in_the_future_that_a_body_makes() {
        check("Box::pin(async move { a(); b })", "Box::pin(async move { CHECK; { a(); b } })");
        check("#![x] ::std::boxed::Box::pin(async {})", "#![x] ::std::boxed::Box::pin(async { CHECK; {} })");
        check("async move { a }", "async move { CHECK; { a } }");
        check("Wrapper(Box::pin(async { a }))", "Wrapper(Box::pin(async { CHECK; { a } }))");
    }

    #[test]
    fn nothing_runs_before_the_check() {
        check("a(); Box::pin(async { b })", "CHECK; { a(); Box::pin(async { b }) }");
        check("Box::pin(async { b }).later()", "CHECK; { Box::pin(async { b }).later() }");
        check("Box::pin(async { b },)", "CHECK; { Box::pin(async { b },) }");
        check("make(a)(async { b })", "CHECK; { make(a)(async { b }) }");
        check("mac!(async { b })", "CHECK; { mac!(async { b }) }");
        check("return Box::pin(async { b })", "CHECK; { return Box::pin(async { b }) }");
        check("pin::<{ a() }>(async { b })", "CHECK; { pin::<{ a() }>(async { b }) }");
    }
}
