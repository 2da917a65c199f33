//! Functions that programs in other languages can call. The proof has no size, so a foreign caller does not pass it, and
//! the call works.

use super::body::split_inner_attributes;
use super::token_trees::is_word_of;
use proc_macro2::{TokenStream, TokenTree};
use syn::Error;
use syn::ext::IdentExt as _;

/// The attributes that export a function under the name of a symbol.
const EXPORTS: [&str; 2] = ["no_mangle", "export_name"];

/// Refuses a function with an ABI or a symbol.
///
/// # Errors
/// If programs in other languages can call the function.
pub(super) fn check<'a>(
    attributes: &[TokenTree],
    mut before_name: impl Iterator<Item = &'a TokenTree>,
    body: TokenStream,
) -> syn::Result<()> {
    // Attributes at the start of the body are attributes of the function, too.
    let (inner, _) = split_inner_attributes(body);
    let Some(word) = before_name
        .find(|token| is_word_of(token, &["extern"]))
        .cloned()
        .or_else(|| find_export(attributes.iter().cloned()))
        .or_else(|| find_export(inner))
    else {
        return Ok(());
    };
    Err(Error::new(
        word.span(),
        format!(
            "`#[requires]` cannot protect a function that has `{word}`: a caller in another language does not pass the proof\n\
             help: check the caller in the body with `from = expression`, or call an annotated function from this one"
        ),
    ))
}

/// The first of the attributes' words that exports a function: `no_mangle` of `#[unsafe(no_mangle)]`. The compiler reads
/// a raw identifier in an attribute as the word.
fn find_export(attributes: impl IntoIterator<Item = TokenTree>) -> Option<TokenTree> {
    attributes.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => find_export(group.stream()),
        TokenTree::Ident(word) => EXPORTS.contains(&word.unraw().to_string().as_str()).then_some(word.into()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use proc_macro2::{TokenStream, TokenTree};

    /// Whether a function with these attributes, these words before `fn` and this body is refused.
    fn is_refused([attributes, before_name, body]: [&str; 3]) -> bool {
        let tokens = |text: &str| text.parse::<TokenStream>().unwrap_or_default();
        let trees = |text: &str| tokens(text).into_iter().collect::<Vec<TokenTree>>();
        check(&trees(attributes), trees(before_name).iter(), tokens(body)).is_err()
    }

    #[test]
    fn a_function_that_foreign_callers_can_call_is_refused() {
        for function in [
            ["", "extern", ""],
            ["", "pub unsafe extern \"C\"", ""],
            ["", "extern \"system\"", ""],
            ["#[no_mangle]", "pub", ""],
            ["#[doc = \"a\"] #[unsafe(no_mangle)]", "", ""],
            ["#[cfg_attr(x, export_name = \"g\")]", "", ""],
            ["#[unsafe(r#no_mangle)]", "", ""],
            ["", "", "//! Documented.\n #![unsafe(no_mangle)]"],
            ["", "", "#![allow(x)] #![cfg_attr(x, unsafe(export_name = \"g\"))] a()"],
        ] {
            assert!(is_refused(function), "{function:?}");
        }
        for function in [
            ["", "pub async unsafe", ""],
            ["#[doc = \"no_mangle\"]", "", ""],
            ["", "", "#![allow(x)] #[no_mangle] extern \"C\" fn g() {}"],
        ] {
            assert!(!is_refused(function), "{function:?}");
        }
    }
}
