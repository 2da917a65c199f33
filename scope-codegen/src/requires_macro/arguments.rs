//! What stands in the parentheses of `#[requires(...)]`: the requirement language, in Rust's tokens.

use super::path::CatalogPath;
use super::push;
use super::tokens::{flatten, has_return, is_word, unfit};
use super::tree::{Requirement, Scope, Tree};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use scope_types::{MAX_ALTERNATIVES, MAX_ARITY, MAX_SCOPES, MAX_SET, is_token_octet, keywords};
use std::fmt;
use syn::Error;

/// The arguments, as far as they are right.
#[derive(Default)]
pub(super) struct Arguments {
    pub(super) requirement: Option<Requirement>,
    /// `from = expression`: where the grant is.
    pub(super) from: Option<TokenStream>,
    /// `crate = module`: where the catalog is.
    pub(super) path: Option<CatalogPath>,
    /// Whether it cannot be told if the function has to have a guard or a check: an argument is unknown, or `from` is wrong.
    pub(super) is_unsettled: bool,
}

impl Arguments {
    /// Reads the arguments, and says everything that is wrong with them.
    pub(super) fn parse(tokens: TokenStream) -> (Self, Option<Error>) {
        let mut parser = Parser { arguments: Self::default(), errors: None };
        let items = parser.items(tokens, Span::call_site(), "#[requires]");
        let mut scopes = Vec::new();
        for item in items {
            parser.item(&item, &mut scopes);
        }
        parser.finish(scopes);
        (parser.arguments, parser.errors)
    }
}

struct Parser {
    arguments: Arguments,
    errors: Option<Error>,
}

/// The tokens between two commas.
type Item = Vec<TokenTree>;

impl Parser {
    fn error(&mut self, span: Span, message: impl fmt::Display) {
        push(&mut self.errors, Error::new(span, message));
    }

    /// An error about all tokens of an item.
    fn error_at(&mut self, item: &Item, message: impl fmt::Display) {
        push(&mut self.errors, Error::new_spanned(item.iter().cloned().collect::<TokenStream>(), message));
    }

    /// Splits at commas; says so where there is nothing between two.
    fn items(&mut self, tokens: TokenStream, span: Span, list: &str) -> Vec<Item> {
        let mut items = vec![Item::new()];
        let mut last_comma = None;
        for token in flatten(tokens) {
            match (&token, items.last_mut()) {
                (TokenTree::Punct(punct), _) if punct.as_char() == ',' => {
                    last_comma = Some(punct.span());
                    items.push(Item::new());
                }
                (_, Some(item)) => item.push(token),
                (_, None) => {}
            }
        }
        let is_empty = items.len() == 1 && items.iter().all(Vec::is_empty);
        if is_empty {
            self.error(
                span,
                format_args!(
                    "`{list}` names no scope\nhelp: name at least one, or say `public`, `authenticated` or `denied`"
                ),
            );
        } else if items.iter().any(Vec::is_empty) {
            self.error(
                last_comma.unwrap_or(span),
                "nothing stands beside this comma\nhelp: remove the comma, or name a scope",
            );
        }
        items.retain(|item| !item.is_empty());
        items
    }

    /// One argument at the top.
    fn item(&mut self, item: &Item, scopes: &mut Vec<Tree>) {
        if let [TokenTree::Ident(name), TokenTree::Punct(equals), value @ ..] = &item[..]
            && equals.as_char() == '='
        {
            return self.named(name, value);
        }
        if let [TokenTree::Ident(word)] = &item[..]
            && let Some(alone) = keyword(word)
        {
            return self.alone(word, alone);
        }
        scopes.extend(self.tree(item));
    }

    fn named(&mut self, name: &Ident, value: &[TokenTree]) {
        let value: TokenStream = value.iter().cloned().collect();
        let is_known = name == "from" || name == "crate";
        if !is_known {
            self.arguments.is_unsettled = true;
            return self.error(
                name.span(),
                format_args!(
                    "unknown argument `{name}`\n\
                     help: the arguments are scopes, `from = expression` and `crate = module`"
                ),
            );
        }
        if value.is_empty() {
            return self.error(name.span(), format_args!("`{name} =` has no value"));
        }
        if name == "from" && has_return(value.clone()) {
            self.arguments.is_unsettled = true;
            self.error(
                name.span(),
                "`from` takes an expression that does not return\nhelp: put the grant into a variable before",
            );
        }
        let is_again = if name == "from" {
            self.arguments.from.replace(value).is_some()
        } else {
            self.arguments.path.replace(CatalogPath::in_module(&value)).is_some()
        };
        if is_again {
            self.error(name.span(), format_args!("`{name}` is given twice"));
        }
    }

    /// `public`, `authenticated` or `denied`.
    fn alone(&mut self, word: &Ident, requirement: Requirement) {
        if self.arguments.requirement.is_some() {
            return self.error(word.span(), format_args!("`{word}` stands alone\nhelp: remove the other words"));
        }
        self.arguments.requirement = Some(requirement);
    }

    fn tree(&mut self, item: &Item) -> Option<Tree> {
        match &item[..] {
            [TokenTree::Ident(word), TokenTree::Group(group)]
                if (word == keywords::ANY || word == keywords::ALL) && group.delimiter() == Delimiter::Parenthesis =>
            {
                let items = self.list(group, &word.to_string());
                (!items.is_empty()).then(|| if word == keywords::ANY { Tree::Any(items) } else { Tree::All(items) })
            }
            [TokenTree::Ident(word)] if word == keywords::ANY || word == keywords::ALL => {
                self.error(
                    word.span(),
                    format_args!(
                        "`{word}` takes a list\n\
                         help: write `{word}(a:read, b:read)`, or \"{word}\" for a scope of that name"
                    ),
                );
                None
            }
            [TokenTree::Ident(word)] if keyword(word).is_some() => {
                self.error(
                    word.span(),
                    format_args!(
                        "`{word}` stands alone\n\
                         help: write `#[requires({word})]`, or \"{word}\" for a scope of that name"
                    ),
                );
                None
            }
            _ => self.scope(item).map(Tree::Scope),
        }
    }

    /// The items of an `any(...)` or `all(...)`.
    fn list(&mut self, group: &Group, word: &str) -> Vec<Tree> {
        let items = self.items(group.stream(), group.span(), &format!("{word}()"));
        let trees: Vec<Tree> = items.iter().filter_map(|item| self.tree(item)).collect();
        self.check_list(&trees);
        trees
    }

    fn scope(&mut self, item: &Item) -> Option<Scope> {
        if let [TokenTree::Literal(literal)] = &item[..]
            && let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string())
        {
            let span = literal.span();
            if !text.suffix().is_empty() {
                self.error(span, format_args!("`{}` stands behind the text\nhelp: remove it", text.suffix()));
                return None;
            }
            return self.named_scope(text.value(), span, span, Vec::new());
        }
        let (Some(first), Some(last)) = (item.first().map(TokenTree::span), item.last().map(TokenTree::span)) else {
            return None;
        };
        if let Some(message) = unfit(item) {
            self.error_at(item, message);
            return None;
        }
        let name: String = item.iter().map(ToString::to_string).collect();
        let words = item.iter().filter(|token| is_word(token)).map(TokenTree::span).collect();
        self.named_scope(name, first, last, words)
    }

    fn named_scope(&mut self, name: String, first: Span, last: Span, words: Vec<Span>) -> Option<Scope> {
        if name.is_empty() {
            self.error(first, "an empty text is no scope");
            return None;
        }
        if name.starts_with("any(") || name.starts_with("all(") {
            self.error(
                first,
                "a list stands without quotes\nhelp: write `any(a:read, b:read)`, with quotes around scopes only",
            );
            return None;
        }
        if name.contains(' ') {
            self.error(first, "a scope has no spaces\nhelp: write one text for each scope, with commas between them");
            return None;
        }
        if let Some(letter) = name.chars().find(|letter| !u8::try_from(*letter).is_ok_and(is_token_octet)) {
            self.error(
                first,
                format_args!(
                    "`{}` cannot stand in a scope\n\
                     help: a scope is made of visible ASCII characters other than `\"` and `\\` (RFC 6749, section 3.3)",
                    letter.escape_default()
                ),
            );
            return None;
        }
        Some(Scope { name, first, last, words })
    }

    /// No scope twice in one list, and not too many.
    fn check_list(&mut self, list: &[Tree]) {
        let mut seen: Vec<&str> = Vec::new();
        for tree in list {
            if let Tree::Scope(scope) = tree {
                if seen.contains(&scope.name.as_str()) {
                    self.error(scope.first, format_args!("`{}` is in this list twice", scope.name));
                }
                seen.push(&scope.name);
            }
        }
        if list.len() > MAX_ARITY
            && let Some(scope) = list.iter().find_map(Tree::first_scope)
        {
            self.error(
                scope,
                format_args!(
                    "this list has {} items, and {MAX_ARITY} are the most\nhelp: group some of them",
                    list.len()
                ),
            );
        }
    }

    fn finish(&mut self, mut scopes: Vec<Tree>) {
        self.check_list(&scopes);
        let Some(first) = scopes.first().and_then(Tree::first_scope) else {
            if self.arguments.requirement.is_none() && self.errors.is_none() {
                self.error(
                    Span::call_site(),
                    "`#[requires]` names no scope\n\
                    help: name at least one, or say `public`, `authenticated` or `denied`",
                );
            }
            return;
        };
        if self.arguments.requirement.is_some() {
            self.error(
                first,
                "`public`, `authenticated` and `denied` stand alone\nhelp: remove the scopes, or that word",
            );
        }
        let tree = if scopes.len() == 1 { scopes.remove(0) } else { Tree::All(scopes) };
        let (alternatives, largest) = tree.size();
        if alternatives > MAX_ALTERNATIVES || largest > MAX_SET || alternatives.saturating_mul(largest) > MAX_SCOPES {
            self.error(
                first,
                format_args!(
                    "this requirement multiplies out to {alternatives} alternatives of up to {largest} scopes, and \
                     {MAX_ALTERNATIVES} alternatives, {MAX_SET} scopes and {MAX_SCOPES} of both together are the most\n\
                     help: give the catalog a scope for it, or split the handler"
                ),
            );
        }
        // After an error nobody is let in.
        self.arguments.requirement = self.errors.is_none().then_some(Requirement::Scopes(tree));
    }
}

fn keyword(word: &Ident) -> Option<Requirement> {
    match word.to_string().as_str() {
        keywords::PUBLIC => Some(Requirement::Public),
        keywords::AUTHENTICATED => Some(Requirement::Authenticated),
        keywords::DENIED => Some(Requirement::Denied),
        _ => None,
    }
}
