//! What editors see of a requirement: paths in the module `requires::names`, made of the user's own words.
//!
//! rust-analyzer completes `con` in `#[requires(con)]` by two expansions: one of the text as it is, and one of a text
//! with an identifier at the cursor. It looks at one offset in both expansions. The paths are therefore printed before
//! everything that depends on the requirement, and they do not depend on whether it is right.

use super::names::{NAMES, SEPARATORS, identifier, module_of, name_parts};
use super::path::CatalogPath;
use super::token_trees::{flatten, is_punct};
use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

/// Prints a `use` for each name among the tokens of a requirement, and for each place where a name is missing.
///
/// It is not an expression: in an expression, rust-analyzer completes the name of a module to `contacts::`.
pub(super) fn mentions(requirement: &[TokenTree], path: &CatalogPath) -> TokenStream {
    let mut names = Vec::new();
    collect(requirement, &mut names);
    let uses = names.iter().map(|Mention { words, is_complete, module }| {
        let module = path.item(module, Span::call_site());
        if *is_complete { quote!(use #module #(::#words)* as _;) } else { quote!(use #module #(::#words)*::{};) }
    });
    uses.collect()
}

/// A name as far as it is written.
struct Mention {
    words: Vec<Ident>,
    /// Whether it ends with a word.
    is_complete: bool,
    /// The module that has the path.
    module: &'static str,
}

impl Default for Mention {
    fn default() -> Self {
        Self { words: Vec::new(), is_complete: false, module: NAMES }
    }
}

impl Mention {
    fn push(&mut self, word: Ident) {
        self.words.push(word);
        self.is_complete = true;
    }
}

/// Adds the names of a list.
fn collect(list: &[TokenTree], names: &mut Vec<Mention>) {
    for item in list.split(|token| is_punct(token, ',')) {
        let mut name = Mention::default();
        let mut is_written = false;
        for token in item {
            match token {
                TokenTree::Ident(word) => {
                    if name.is_complete {
                        names.push(std::mem::take(&mut name));
                    }
                    name.push(as_identifier(&word.to_string(), word.span()));
                }
                TokenTree::Literal(literal) => push_literal(&mut name, literal),
                TokenTree::Punct(punct) => name.is_complete &= !SEPARATORS.contains(&punct.as_char()),
                TokenTree::Group(group) => {
                    names.extend(name.is_complete.then(|| std::mem::take(&mut name)));
                    if group.delimiter() == Delimiter::Parenthesis {
                        collect(&flatten(group.stream()), names);
                    }
                }
            }
            is_written = true;
        }
        if !is_written || !name.words.is_empty() {
            names.push(name);
        }
    }
}

/// Adds the words of a string, or a word that starts with a digit. The last word has the span of the literal.
fn push_literal(name: &mut Mention, literal: &Literal) {
    let text = literal.to_string();
    let string = syn::parse_str::<syn::LitStr>(&text).map(|string| string.value());
    let written = string.as_ref().unwrap_or(&text);
    name.module = module_of(written);
    let mut words = name_parts(written);
    let Some(last) = words.pop() else { return };
    for word in words {
        name.push(identifier_at(&word, Span::call_site()));
    }
    name.push(identifier_at(&last, literal.span()));
}

/// The identifier that a word has in `requires::names`, with the user's span.
fn as_identifier(word: &str, span: Span) -> Ident {
    identifier_at(&identifier(word.trim_start_matches("r#")).unwrap_or_else(|| "_".to_owned()), span)
}

/// An identifier, which may be a raw one.
fn identifier_at(text: &str, span: Span) -> Ident {
    let span = Span::call_site().located_at(span);
    text.strip_prefix("r#").map_or_else(|| Ident::new(text, span), |word| Ident::new_raw(word, span))
}
