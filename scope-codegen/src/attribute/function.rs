//! The annotated function: its signature is parsed, its body stays the tokens that it is.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, FnArg, Signature, Visibility};

pub(super) struct Function {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    signature: Signature,
    /// The body in its braces, or the `;` of a trait's method.
    rest: TokenStream,
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        Ok(Self { attributes, visibility, signature: input.parse()?, rest: input.parse()? })
    }
}

impl Function {
    pub(super) fn parse(item: TokenStream) -> syn::Result<Self> {
        let first = item.clone().into_iter().find(|token| matches!(token, TokenTree::Ident(_)));
        let span = first.map_or_else(Span::call_site, |token| token.span());
        let is_function =
            item.clone().into_iter().any(|token| matches!(&token, TokenTree::Ident(word) if word == "fn"));
        if !is_function {
            return Err(Error::new(span, "`#[requires]` stands on a function or a method"));
        }
        syn::parse2(item)
    }

    /// Appends to the documentation what is required.
    pub(super) fn document(&mut self, requirement: &str) {
        let text = Literal::string(&format!("\n\nRequires `{requirement}`."));
        self.attributes.push(syn::parse_quote!(#[doc = #text]));
    }

    /// Adds a first parameter, behind the receiver if there is one.
    pub(super) fn add_parameter(&mut self, parameter: &TokenStream) {
        self.attributes.push(syn::parse_quote!(#[allow(clippy::too_many_arguments)]));
        let at = usize::from(matches!(self.signature.inputs.first(), Some(FnArg::Receiver(_))));
        self.signature.inputs.insert(at, syn::parse_quote!(#parameter));
    }

    /// Puts tokens before the body, behind its inner attributes; nothing where there is no body.
    pub(super) fn prepend(&mut self, tokens: &TokenStream) {
        if let Some(body) = self.body() {
            let (attributes, statements) = split_inner_attributes(body.stream());
            self.set_body(&body, quote!(#attributes #tokens #statements));
        }
    }

    /// Makes a check the body's first statement. The statements go into a block of their own, so that no item among them
    /// can take the place of a name in the check.
    ///
    /// # Errors
    /// If there is no body to put it into, or nothing that a refusal could be returned as.
    pub(super) fn check_first(&mut self, statement: &TokenStream, source: &TokenStream) -> syn::Result<()> {
        let Some(body) = self.body() else {
            return Err(Error::new_spanned(
                source,
                "`from` needs a body to check in\n\
                 help: annotate the implementation, or leave `from` out here and there",
            ));
        };
        if matches!(self.signature.output, syn::ReturnType::Default) {
            return Err(Error::new_spanned(
                source,
                "`from` returns the refusal, and this function returns nothing\n\
                 help: return a `Result` whose error is made from `scopewright::Denied`",
            ));
        }
        let (attributes, statements) = split_inner_attributes(body.stream());
        self.attributes.push(syn::parse_quote!(#[allow(unused_braces)]));
        self.set_body(&body, quote!(#attributes #statement { #statements }));
        Ok(())
    }

    /// The body. Through a `macro_rules` variable it comes in a group without delimiters.
    fn body(&self) -> Option<Group> {
        let mut tokens = self.rest.clone().into_iter();
        let (Some(TokenTree::Group(mut group)), None) = (tokens.next(), tokens.next()) else {
            return None;
        };
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
        let mut body = Group::new(Delimiter::Brace, statements);
        body.set_span(old.span());
        self.rest = TokenTree::Group(body).into();
    }
}

/// `#![...]` at the start of a body, which must stay there, and what is behind it.
fn split_inner_attributes(body: TokenStream) -> (TokenStream, TokenStream) {
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let mut count = 0;
    while let Some([TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(_)]) = tokens.get(count..count + 3)
        && hash.as_char() == '#'
        && bang.as_char() == '!'
    {
        count += 3;
    }
    let mut tokens = tokens.into_iter();
    (tokens.by_ref().take(count).collect(), tokens.collect())
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { attributes, visibility, signature, rest } = self;
        tokens.extend(quote!(#(#attributes)* #visibility #signature #rest));
    }
}
