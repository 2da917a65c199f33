//! The annotated function as tokens. The macro finds the positions of the parts, and it does not parse them. This takes
//! less time than parsing the function, and it also works for syntax that a later version of Rust adds.

use super::token_trees::{count_attributes, flatten, is_punct, is_word_of, outside_angles};
use super::{abi, body, parameters};
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Error;

/// The words that can be before `fn`. The name of an ABI can be there, too.
const QUALIFIERS: [&str; 7] = ["const", "async", "unsafe", "extern", "safe", "default", "gen"];

pub(super) struct Function {
    tokens: Vec<TokenTree>,
    /// The number of tokens in the function's attributes.
    attributes: usize,
    /// The index of the token that holds its parameters.
    parameters: usize,
    /// The attributes to add after the function's own attributes.
    added: TokenStream,
}

impl Function {
    pub(super) fn parse(item: TokenStream) -> syn::Result<Self> {
        let tokens = unwrapped(item);
        let attributes = count_attributes(&tokens);
        let Some(parameters) = find_parameters(&tokens, attributes) else {
            let first = tokens.iter().find(|token| matches!(token, TokenTree::Ident(_)));
            let span = first.map_or_else(Span::call_site, TokenTree::span);
            return Err(Error::new(
                span,
                "`#[requires]` cannot be used on this item\nhelp: put it on a function or a method",
            ));
        };
        Ok(Self { tokens, attributes, parameters, added: TokenStream::new() })
    }

    /// Appends the requirement to the documentation.
    pub(super) fn document(&mut self, requirement: &str) {
        let text = Literal::string(&format!("\n\nRequires `{requirement}`."));
        self.added.extend(quote!(#[doc = #text]));
    }

    /// Refuses a function that programs in other languages can call.
    ///
    /// # Errors
    /// If such programs can call the function.
    pub(super) fn check_abi(&self) -> syn::Result<()> {
        let attributes = self.tokens.get(..self.attributes).unwrap_or_default();
        let body = self.body().map(|body| body.stream()).unwrap_or_default();
        abi::check(attributes, self.before_name(), body)
    }

    /// The tokens between the attributes and `fn`.
    fn before_name(&self) -> impl Iterator<Item = &TokenTree> {
        self.tokens.iter().skip(self.attributes).take_while(|token| !is_word_of(token, &["fn"]))
    }

    /// Adds a first parameter of a type, after the receiver if there is one.
    pub(super) fn add_parameter(&mut self, proof: &TokenStream) {
        let Some(TokenTree::Group(list)) = self.tokens.get(self.parameters) else { return };
        // The user did not write the parameter. The attribute has no `reason`, because it is on each function.
        self.added.extend(quote!(#[allow(clippy::too_many_arguments)]));
        let (span, all) = (list.span(), parameters::with_proof(list.stream(), proof));
        self.replace(self.parameters, Delimiter::Parenthesis, all, span);
    }

    /// Makes a check the first statement of the body.
    ///
    /// # Errors
    /// If the function has no body or no return type, or if it is a `const fn`.
    pub(super) fn check_first(
        &mut self,
        statement: &TokenStream,
        boxed: &TokenStream,
        source: &TokenStream,
    ) -> syn::Result<()> {
        let Some(body) = self.body() else {
            return Err(Error::new_spanned(
                source,
                "`from` needs a function with a body\n\
                 help: put the attribute on the implementation only, or put it on both methods without `from`",
            ));
        };
        if !self.tokens.get(self.parameters + 1).is_some_and(|token| is_punct(token, '-')) {
            return Err(Error::new_spanned(
                source,
                "`from` returns `scopewright::Denied` as an error, but this function returns nothing\n\
                 help: return a `Result` whose error type implements `From<scopewright::Denied>`",
            ));
        }
        if let Some(word) = self.before_name().find(|token| is_word_of(token, &["const"])) {
            return Err(Error::new(
                word.span(),
                "`from` cannot check the caller of a `const fn`\n\
                 help: remove `const`, or remove `from` so that the function takes a proof",
            ));
        }
        // The statements of the user are in braces of their own.
        self.added.extend(quote!(#[allow(unused_braces)]));
        self.set_body(&body, body::check_first(body.stream(), statement, boxed));
        Ok(())
    }

    /// Makes errors the first statements of the body. Returns `false` if there is no body.
    ///
    /// The errors are macro calls, which a crate can redefine with `extern crate self as core`. They are expressions of a
    /// type without values, so whatever they become, the rest of the body cannot run.
    pub(super) fn fail(&mut self, errors: &[TokenStream]) -> bool {
        let Some(body) = self.body() else { return false };
        let (attributes, statements) = body::split_inner_attributes(body.stream());
        let errors = quote!(enum __Never {} #(let _: __Never = #errors;)*);
        self.set_body(&body, quote!(#attributes #errors { #statements }));
        true
    }

    /// The body with its braces. A body that a `macro_rules` variable holds is inside a group without delimiters.
    fn body(&self) -> Option<Group> {
        let Some(TokenTree::Group(group)) = self.tokens.last() else { return None };
        let mut group = group.clone();
        while group.delimiter() == Delimiter::None {
            let mut inner = group.stream().into_iter();
            let (Some(TokenTree::Group(only)), None) = (inner.next(), inner.next()) else {
                return None;
            };
            group = only;
        }
        (group.delimiter() == Delimiter::Brace).then_some(group)
    }

    fn set_body(&mut self, old: &Group, statements: TokenStream) {
        self.replace(self.tokens.len() - 1, Delimiter::Brace, statements, old.span());
    }

    fn replace(&mut self, at: usize, delimiter: Delimiter, content: TokenStream, span: Span) {
        let mut group = Group::new(delimiter, content);
        group.set_span(span);
        if let Some(token) = self.tokens.get_mut(at) {
            *token = TokenTree::Group(group);
        }
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (attributes, item) = self.tokens.split_at_checked(self.attributes).unwrap_or_default();
        tokens.extend(attributes.iter().cloned());
        tokens.extend(self.added.clone());
        tokens.extend(item.iter().cloned());
    }
}

/// The tokens of an item. An item that a `macro_rules` variable holds is inside a group without delimiters.
fn unwrapped(item: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    match &tokens[..] {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => unwrapped(group.stream()),
        _ => tokens,
    }
}

/// The index of the token that holds the parameters. The attributes end at `from`.
fn find_parameters(tokens: &[TokenTree], from: usize) -> Option<usize> {
    let mut at = from;
    // `pub`, `pub(crate)`, or a group of a `macro_rules` variable.
    if tokens.get(at).is_some_and(|token| is_word_of(token, &["pub"])) {
        at += 1;
    }
    if matches!(tokens.get(at), Some(TokenTree::Group(_))) {
        at += 1;
    }
    while let Some(token) = tokens.get(at)
        && (is_word_of(token, &QUALIFIERS) || is_literal(token))
    {
        at += 1;
    }
    tokens.get(at).filter(|token| is_word_of(token, &["fn"]))?;
    // After `fn` and the name, generic parameters can contain parentheses of their own.
    at += 2;
    let rest = tokens.get(at..)?;
    let is_list =
        |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
    Some(at + outside_angles(rest).find(|(_, token)| is_list(token))?.0)
}

/// Whether a token is a literal. A literal that a `macro_rules` variable holds is inside a group without delimiters.
fn is_literal(token: &TokenTree) -> bool {
    matches!(&flatten(token.clone().into())[..], [TokenTree::Literal(_)])
}

#[cfg(test)]
mod tests {
    use super::Function;
    use proc_macro2::{Delimiter, Group, TokenStream};
    use quote::{ToTokens, quote};

    /// The function with a parameter of the type `G` added, or `None` if the item is not a function.
    fn added(item: &str) -> Option<String> {
        let mut function = Function::parse(item.parse().ok()?).ok()?;
        function.add_parameter(&quote!(G));
        Some(function.to_token_stream().to_string())
    }

    fn check(before: &str, behind: &str) {
        let tokens = |text: &str| text.parse::<proc_macro2::TokenStream>().map(|tokens| tokens.to_string()).ok();
        let attribute = "#[allow(clippy::too_many_arguments)]";
        assert_eq!(added(before), tokens(&behind.replacen('@', attribute, 1)), "{before}");
    }

    #[test]
    fn errors_are_the_first_statements() {
        let failed = |item: TokenStream| {
            let mut function = Function::parse(item).ok()?;
            function.fail(&[quote!(error!())]).then(|| function.to_token_stream().to_string())
        };
        let expected = quote!(
            fn f() {
                #![a]
                enum __Never {}
                let _: __Never = error!();
                { b }
            }
        );
        assert_eq!(
            failed(quote!(
                fn f() {
                    #![a]
                    b
                }
            )),
            Some(expected.to_string())
        );
        assert_eq!(
            failed(quote!(
                fn f();
            )),
            None
        );
    }

    #[test]
    fn parameters_are_found_behind_attributes_and_generic_ones() {
        check("fn f() {}", "@ fn f(_requires: G) {}");
        check(
            "#[a] #[doc = \"b\"] pub(crate) fn f(a: u8);",
            "#[a] #[doc = \"b\"] @ pub(crate) fn f(_requires: G, a: u8);",
        );
        check("fn f<F: Fn(u8) -> u8>(f: F) {}", "@ fn f<F: Fn(u8) -> u8>(_requires: G, f: F) {}");
        check("fn f<A: Into<Vec<(u8,)>>>(a: A) {}", "@ fn f<A: Into<Vec<(u8,)>>>(_requires: G, a: A) {}");
        check("fn f<const N: i8 = -1>() {}", "@ fn f<const N: i8 = -1>(_requires: G) {}");
        check(
            "pub const unsafe extern \"C\" fn f(a: u8) {}",
            "@ pub const unsafe extern \"C\" fn f(_requires: G, a: u8) {}",
        );
    }

    /// A literal in a group without delimiters, as a `macro_rules` variable holds it.
    #[test]
    fn an_abi_can_be_in_a_group() {
        let abi = Group::new(Delimiter::None, quote!("C"));
        let function = Function::parse(quote!(extern #abi fn f() {}));
        assert!(function.is_ok_and(|function| function.check_abi().is_err()));
    }

    #[test]
    fn other_items_are_none() {
        for item in
            ["type F = fn(u8);", "const F: fn() = f;", "static F: fn() = f;", "struct F(fn());", "impl F {}", ""]
        {
            assert_eq!(added(item), None, "{item}");
        }
    }
}
