//! The body of a function that checks its caller itself, for `from = expression`.

use super::token_trees::{is_path, is_punct, is_word_of};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

/// Makes a check the first statement of a body. The other statements go into a block of their own, so that no item
/// among them can shadow a name in the check.
///
/// If the body only makes a future, the check is the first statement of the future. `async_trait` prints such bodies:
/// `Box::pin(async move { ... })`. The path `boxed` replaces `Box::pin`: the user can define a type `Box` whose `pin` does
/// something before the check, or drops the future.
pub(super) fn check_first(body: TokenStream, check: &TokenStream, boxed: &TokenStream) -> TokenStream {
    let (attributes, statements) = split_inner_attributes(body);
    let tokens: Vec<TokenTree> = statements.clone().into_iter().collect();
    let checked = in_boxed_future(&tokens, check, boxed)
        .or_else(|| in_future(&tokens, check))
        .unwrap_or_else(|| quote!(#check { #statements }));
    quote!(#attributes #checked)
}

/// Puts the check into `Box::pin(async { ... })`. Returns `None` for other tokens.
fn in_boxed_future(tokens: &[TokenTree], check: &TokenStream, boxed: &TokenStream) -> Option<TokenStream> {
    let (TokenTree::Group(arguments), path) = tokens.split_last()? else { return None };
    if arguments.delimiter() != Delimiter::Parenthesis || !is_box_pin(path) {
        return None;
    }
    let future = in_future(&arguments.stream().into_iter().collect::<Vec<_>>(), check)?;
    Some(quote!(#boxed(#future)))
}

/// Puts the check into `async { ... }`. Returns `None` for other tokens.
fn in_future(tokens: &[TokenTree], check: &TokenStream) -> Option<TokenStream> {
    let (TokenTree::Group(block), before) = tokens.split_last()? else { return None };
    if block.delimiter() != Delimiter::Brace || !is_async(before) {
        return None;
    }
    let statements = block.stream();
    let mut checked = Group::new(Delimiter::Brace, quote!(#check { #statements }));
    checked.set_span(block.span());
    Some(quote!(#(#before)* #checked))
}

/// Whether the tokens are a path that ends in `Box::pin`.
fn is_box_pin(tokens: &[TokenTree]) -> bool {
    is_path(tokens)
        && matches!(tokens, [.., name, _, _, function]
            if is_word_of(name, &["Box"]) && is_word_of(function, &["pin"]))
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
pub(super) fn split_inner_attributes(body: TokenStream) -> (TokenStream, TokenStream) {
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
        let checked = check_first(tokens(body), &quote!(CHECK;), &quote!(boxed));
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
        check("Box::pin(async move { a(); b })", "boxed(async move { CHECK; { a(); b } })");
        check("#![x] ::std::boxed::Box::pin(async {})", "#![x] boxed(async { CHECK; {} })");
        check("async move { a }", "async move { CHECK; { a } }");
    }

    #[test]
    fn nothing_runs_before_the_check() {
        check("a(); Box::pin(async { b })", "CHECK; { a(); Box::pin(async { b }) }");
        check("Box::pin(async { b }).later()", "CHECK; { Box::pin(async { b }).later() }");
        check("Box::pin(async { b },)", "CHECK; { Box::pin(async { b },) }");
        check("run(async { b })", "CHECK; { run(async { b }) }");
        check("Wrapper(Box::pin(async { b }))", "CHECK; { Wrapper(Box::pin(async { b })) }");
        check("Box::pin(Box::pin(async { b }))", "CHECK; { Box::pin(Box::pin(async { b })) }");
        check("Box::new(async { b })", "CHECK; { Box::new(async { b }) }");
        check("pin(async { b })", "CHECK; { pin(async { b }) }");
        check("make(a)(async { b })", "CHECK; { make(a)(async { b }) }");
        check("mac!(async { b })", "CHECK; { mac!(async { b }) }");
        check("return Box::pin(async { b })", "CHECK; { return Box::pin(async { b }) }");
        check("pin::<{ a() }>(async { b })", "CHECK; { pin::<{ a() }>(async { b }) }");
    }
}
