//! The arguments of `#[requires(...)]`: a requirement, `from = expression` and `crate = module`.

use super::limits;
use super::path::CatalogPath;
use super::rust_tokens::tokens;
use super::spans::{Requirement, Spans};
use super::token_trees::{find_exit, flatten, is_path, is_punct, is_word_of, outside_angles};
use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};
use scope_catalog::diagnostics::escape;
use scope_catalog::requirement::{Front, parse};
use scope_types::edit_distance;
use syn::Error;

/// The names of arguments.
const NAMES: [&str; 2] = ["from", "crate"];
/// The largest number of cells of the distance matrix of two names.
const MAX_CELLS: usize = 1000;

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
    /// Whether an argument is meant as `from` or `from` is wrong, so that the function needs no parameter.
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
            let Some(Named { before, name, value, mistake }) = named(argument) else {
                others.extend_from_slice(item);
                continue;
            };
            errors.extend(mistake);
            errors.extend(self.take(&name, value).err());
            if !before.is_empty() {
                others.extend_from_slice(before);
                others.extend(own_comma.cloned());
            } else if others.pop_if(|last| is_comma(last)).is_some() {
                // One of the commas around the argument is removed with it.
                others.extend(own_comma.cloned());
            }
        }
        others
    }

    /// Takes an argument with a name.
    fn take(&mut self, name: &Ident, value: TokenStream) -> Result<(), Error> {
        let error = |message: &str, help: &str| Err(argument_error(name, message, help));
        let is_from = name == "from";
        if !is_from && name != "crate" {
            let meant = meant(name);
            self.is_unsettled |= meant == Some("from");
            return error(&format!("unknown argument `{name}`"), &unknown_help(name, meant, &value));
        }
        if value.is_empty() {
            let help = if is_from {
                "write an expression after it, such as a parameter"
            } else {
                "write the module that contains `catalog!` after it"
            };
            return error(&format!("`{name} =` has no value"), help);
        }
        if is_from && let Some(exit) = find_exit(value.clone()) {
            self.is_unsettled = true;
            return Err(exit_error(&exit));
        }
        let is_again = if is_from {
            self.from.replace(value).is_some()
        } else if is_path(&flatten(value.clone())) {
            self.path.replace(CatalogPath::in_module(&value)).is_some()
        } else {
            let module = syn::parse2::<syn::LitStr>(value.clone()).ok();
            let help = match module.filter(|text| names_module(&text.value())) {
                Some(module) => format!("write `crate = {}`", module.value()),
                None => "write the module that contains `catalog!`, such as `crate::scopes`".to_owned(),
            };
            let message = format!("the value of `crate` is not a module\nhelp: {}", escape(&help));
            return Err(Error::new_spanned(value, message));
        };
        if is_again { error(&format!("`{name}` is given twice"), "remove one of the two") } else { Ok(()) }
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

/// An argument with a name.
struct Named<'t> {
    /// The tokens before the name that should have a comma after them.
    before: &'t [TokenTree],
    name: Ident,
    value: TokenStream,
    /// How the argument is written wrongly, if its meaning is clear.
    mistake: Option<Error>,
}

/// Reads an argument with a name. Returns `None` for scopes.
fn named(argument: &[TokenTree]) -> Option<Named<'_>> {
    if let [TokenTree::Ident(name), rest @ ..] = argument
        && let Some(named) = at_start(name, rest)
    {
        return Some(named);
    }
    // `contacts:read from = caller`, without a comma.
    let at = argument.windows(3).position(|tokens| {
        matches!(tokens, [before, name, equals] if !matches!(before, TokenTree::Punct(_))
            && is_word_of(name, &NAMES) && is_punct(equals, '='))
    })?;
    let (before, argument) = argument.split_at_checked(at + 1)?;
    let [TokenTree::Ident(name), _, value @ ..] = argument else { return None };
    let mistake = argument_error(name, &format!("expected a comma before `{name}`"), "add the comma");
    Some(Named { before, name: name.clone(), value: value.iter().cloned().collect(), mistake: Some(mistake) })
}

/// Reads `name = value`, and the ways to write `from` and `crate` without a single `=` that cannot be scopes.
fn at_start<'t>(name: &Ident, rest: &'t [TokenTree]) -> Option<Named<'t>> {
    let is_known = NAMES.iter().any(|known| name == known);
    let (value, is_right) = match rest {
        [TokenTree::Punct(first), TokenTree::Punct(second), value @ ..]
            if first.as_char() == '=' && first.spacing() == Spacing::Joint && matches!(second.as_char(), '=' | '>') =>
        {
            // Of other words, this may be a part of a scope.
            (is_known.then(|| value.iter().cloned().collect())?, false)
        }
        [equals, value @ ..] if is_punct(equals, '=') => (value.iter().cloned().collect(), true),
        [TokenTree::Ident(word), ..] if is_word_of(&word.clone().into(), &["or", "and"]) => return None,
        [TokenTree::Group(list)] if is_known => (list.stream(), false),
        [TokenTree::Ident(_) | TokenTree::Literal(_), ..] if is_known => (rest.iter().cloned().collect(), false),
        _ => return None,
    };
    let mistake = (!is_right).then(|| {
        let value: &TokenStream = &value;
        let help = if value.clone().into_iter().count() == 1 { value.to_string() } else { "...".to_owned() };
        argument_error(name, &format!("expected `=` after `{name}`"), &format!("write `{name} = {help}`"))
    });
    Some(Named { before: &[], name: name.clone(), value, mistake })
}

/// Whether a text is words with `::` between them.
fn names_module(text: &str) -> bool {
    text.split("::")
        .all(|word| !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() || letter == '_'))
}

/// The argument that an unknown name is meant to be.
fn meant(name: &Ident) -> Option<&'static str> {
    let name = name.to_string().to_ascii_lowercase();
    let is_near =
        |known: &str| edit_distance(name.as_bytes(), known.as_bytes(), 0, known.len(), 2, &mut { MAX_CELLS }) < 2;
    if is_near("from") || ["by", "caller", "extract", "request", "source"].contains(&name.as_str()) {
        Some("from")
    } else {
        (is_near("crate") || ["catalog", "module", "path"].contains(&name.as_str())).then_some("crate")
    }
}

/// What to write instead of an unknown argument.
fn unknown_help(name: &Ident, meant: Option<&str>, value: &TokenStream) -> String {
    if let Some(meant) = meant {
        return format!("did you mean `{meant}`?");
    }
    let scopes = match &flatten(value.clone())[..] {
        [TokenTree::Group(list)] => flatten(list.stream()),
        other => other.to_vec(),
    };
    let whole = Spans::new(name.span(), name.span());
    let parsed = parse(tokens(&scopes), &whole, Front::Attribute);
    match parsed.tree {
        Some(tree) if parsed.errors.is_empty() && tree.keyword().is_none() => {
            let scopes = tree.spelled(Front::Attribute);
            if name == "any" || name == "all" {
                format!("write `{name}({scopes})`")
            } else {
                format!("write `{scopes}`")
            }
        }
        _ => "the arguments are scopes, `from = expression` and `crate = module`".to_owned(),
    }
}

fn argument_error(name: &Ident, message: &str, help: &str) -> Error {
    Error::new(name.span(), format!("{}\nhelp: {}", escape(message), escape(help)))
}

/// `exit` is the word with which the expression of `from` can leave the function.
fn exit_error(exit: &TokenTree) -> Error {
    let what = if is_word_of(exit, &["return"]) { "`return`" } else { "a macro, which may contain a `return`" };
    let message = format!("the expression of `from` cannot contain {what}\nhelp: write a parameter, a field or a call");
    Error::new(exit.span(), message)
}

fn read_requirement(rust: &[TokenTree], errors: &mut Vec<Error>) -> Option<Requirement> {
    let whole = Spans::new(Span::call_site(), Span::call_site());
    let parsed = parse(tokens(rust), &whole, Front::Attribute);
    errors.extend(parsed.errors.iter().map(|error| error.at.error(&error.problem)));
    let requirement = parsed.tree?;
    limits::check_lists(&requirement, errors);
    if errors.is_empty() {
        let spans = |first: &TokenTree, last: &TokenTree| Spans::new(first.span(), last.span());
        let whole = rust.first().zip(rust.last()).map_or(whole, |(first, last)| spans(first, last));
        limits::check_size(&requirement, &whole, errors);
    }
    Some(requirement)
}
