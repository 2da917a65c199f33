//! The arguments of `#[requires(...)]`: a requirement, `from = expression` and `crate = module`.

use super::limits;
use super::path::CatalogPath;
use super::rust_tokens::tokens;
use super::spans::{Requirement, Spans};
use super::token_trees::{find_exit, flatten, is_path, is_punct, is_word_of, outside_angles};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use scope_catalog::diagnostics::escape;
use scope_catalog::requirement::{Front, parse};
use syn::Error;

/// The arguments, as far as they are right.
#[derive(Default)]
pub(super) struct Arguments {
    /// The tokens of the requirement.
    pub(super) written: Vec<TokenTree>,
    /// The requirement, or `None` after any error.
    pub(super) requirement: Option<Requirement>,
    /// The expression of `from = expression`, which holds the caller.
    pub(super) from: Option<TokenStream>,
    /// The module of `crate = module`, which contains the catalog.
    pub(super) path: Option<CatalogPath>,
    /// Whether an argument is unknown or `from` is wrong, so that the function could need a parameter or a check.
    pub(super) is_unsettled: bool,
}

impl Arguments {
    /// Reads the arguments, and adds everything that is wrong with them to the errors.
    pub(super) fn parse(tokens: TokenStream, errors: &mut Vec<Error>) -> Self {
        let mut arguments = Self::default();
        arguments.written = arguments.take_named(&flatten(tokens), errors);
        // An argument that is wrong may have been meant as the requirement.
        if !arguments.written.is_empty() || errors.is_empty() {
            let requirement = read_requirement(&arguments.written, errors);
            arguments.requirement = requirement.filter(|_| errors.is_empty());
        }
        arguments
    }

    /// Reads the arguments with names, and returns the tokens of the others.
    fn take_named(&mut self, tokens: &[TokenTree], errors: &mut Vec<Error>) -> Vec<TokenTree> {
        let is_comma = |token: &TokenTree| is_punct(token, ',');
        let mut others: Vec<TokenTree> = Vec::with_capacity(tokens.len());
        for item in items(tokens) {
            let (own_comma, argument) = match item.split_last() {
                Some((last, before)) if is_comma(last) => (Some(last), before),
                _ => (None, item),
            };
            let [TokenTree::Ident(name), equals, value @ ..] = argument else {
                others.extend_from_slice(item);
                continue;
            };
            if !is_punct(equals, '=') {
                others.extend_from_slice(item);
                continue;
            }
            self.named(name, value.iter().cloned().collect(), errors);
            // One of the commas around the argument is removed with it.
            if others.pop_if(|last| is_comma(last)).is_some() {
                others.extend(own_comma.cloned());
            }
        }
        others
    }

    fn named(&mut self, name: &Ident, value: TokenStream, errors: &mut Vec<Error>) {
        let mut error_at = |span: Span, message: &str| errors.push(Error::new(span, message));
        let is_from = name == "from";
        if !is_from && name != "crate" {
            self.is_unsettled = true;
            return error_at(
                name.span(),
                &format!(
                    "unknown argument `{}`\nhelp: the arguments are scopes, `from = expression` and `crate = module`",
                    escape(&name.to_string())
                ),
            );
        }
        let Some(first) = value.clone().into_iter().next() else {
            let help = if is_from {
                "write an expression after it, such as a parameter"
            } else {
                "write the module that contains `catalog!` after it"
            };
            return error_at(name.span(), &format!("`{name} =` has no value\nhelp: {help}"));
        };
        if !is_from && !is_path(&flatten(value.clone())) {
            self.is_unsettled = true;
            return error_at(
                first.span(),
                "the value of `crate` is not a path\nhelp: write the module that contains `catalog!`, such as `crate::scopes`",
            );
        }
        if is_from && let Some(exit) = find_exit(value.clone()) {
            self.is_unsettled = true;
            let what =
                if is_word_of(&exit, &["return"]) { "`return`" } else { "a macro, which may contain a `return`" };
            let message =
                format!("the expression of `from` cannot contain {what}\nhelp: write a parameter, a field or a call");
            error_at(exit.span(), &message);
        }
        let is_again = if is_from {
            self.from.replace(value).is_some()
        } else {
            self.path.replace(CatalogPath::in_module(&value)).is_some()
        };
        if is_again {
            error_at(name.span(), &format!("`{name}` is given twice\nhelp: remove one of the two"));
        }
    }
}

/// The arguments with the comma after each. A comma between generic arguments belongs to an argument.
fn items(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    let mut start = 0;
    let ends = outside_angles(tokens).filter(|(_, token)| is_punct(token, ',')).map(|(at, _)| at + 1);
    ends.chain([tokens.len()]).filter_map(move |end| {
        let item = tokens.get(start..end).filter(|item| !item.is_empty());
        start = end;
        item
    })
}

fn read_requirement(rust: &[TokenTree], errors: &mut Vec<Error>) -> Option<Requirement> {
    let whole = Spans::new(Span::call_site(), Span::call_site());
    let parsed = parse(tokens(rust), &whole, Front::Attribute);
    errors.extend(parsed.errors.iter().map(|error| error.at.error(&error.problem)));
    let requirement = parsed.tree?;
    limits::check_lists(&requirement, errors);
    if errors.is_empty() {
        limits::check_size(&requirement, errors);
    }
    Some(requirement)
}
