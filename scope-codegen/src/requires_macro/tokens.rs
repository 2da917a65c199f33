//! Which tokens make a bare scope.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A scope that comes through a `macro_rules` variable is wrapped in a group without delimiters.
pub(super) fn flatten(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flat.extend(flatten(group.stream())),
            other => flat.push(other),
        }
    }
    flat
}

pub(super) fn is_word(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_))
}

pub(super) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

pub(super) fn is_word_of(token: &TokenTree, words: &[&str]) -> bool {
    matches!(token, TokenTree::Ident(word) if words.iter().any(|wanted| word == wanted))
}

/// Whether a `return` stands anywhere in an expression.
pub(super) fn has_return(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "return",
        TokenTree::Group(group) => has_return(group.stream()),
        _ => false,
    })
}

/// Why the tokens between two commas cannot be a bare scope.
pub(super) fn unfit(item: &[TokenTree]) -> Option<String> {
    for (index, token) in item.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| item.get(index));
        match token {
            TokenTree::Group(group) => return Some(unfit_group(before, group)),
            TokenTree::Punct(punct) if matches!(punct.as_char(), '|' | '&') => {
                return Some(format!(
                    "`{}` does not join scopes\n\
                     help: `any(a:read, b:read)` asks for one of them, commas alone ask for all",
                    punct.as_char()
                ));
            }
            _ if is_punct(token, ':') && before.is_some_and(|before| is_punct(before, ':')) => {
                return Some(
                    "a scope is named as in the catalog, not by its variant\nhelp: write `contacts:read`, not `Scope::ContactsRead`"
                        .to_owned(),
                );
            }
            TokenTree::Literal(literal) if literal.to_string().contains(['"', '\'']) => {
                return Some(
                    "a scope is written bare or as one string\nhelp: put a comma between two scopes".to_owned(),
                );
            }
            _ if is_word(token) && before.is_some_and(is_word) => {
                return Some(
                    "two words without anything between them\nhelp: put a comma between two scopes".to_owned(),
                );
            }
            _ => {}
        }
    }
    if let Some(TokenTree::Punct(last)) = item.last()
        && matches!(last.as_char(), ':' | '.')
    {
        return Some(
            "this scope ends too early\n\
             help: write a scope that Rust cannot read, such as a URL, as a string: \"https://...\""
                .to_owned(),
        );
    }
    None
}

/// Why brackets cannot stand in a bare scope, and what was probably meant.
fn unfit_group(before: Option<&TokenTree>, group: &Group) -> String {
    let open = match group.delimiter() {
        Delimiter::Brace => "{",
        Delimiter::Bracket => "[",
        Delimiter::Parenthesis | Delimiter::None => "(",
    };
    match before {
        Some(TokenTree::Ident(word)) if word == "not" => {
            "a requirement cannot be negated\nhelp: name the scopes that are needed".to_owned()
        }
        Some(TokenTree::Ident(word)) if open == "(" => {
            format!("there is no list `{word}`\nhelp: lists are `any(...)` and `all(...)`")
        }
        _ => format!("`{open}` cannot stand in a bare scope\nhelp: write the scope as a string, \"...\""),
    }
}
