//! Questions about the tokens of Rust.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The words that can be in front of an expression. They are keywords in every edition of Rust, so they cannot name a
/// macro. `gen` can, for example, before the edition 2024.
const BEFORE_EXPRESSIONS: [&str; 5] = ["break", "if", "in", "match", "while"];

/// The tokens without groups that have no delimiters: a `macro_rules` variable wraps its tokens in such a group.
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

pub(super) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

pub(super) fn is_word_of(token: &TokenTree, words: &[&str]) -> bool {
    matches!(token, TokenTree::Ident(word) if words.iter().any(|wanted| word == wanted))
}

/// The number of tokens of the `#[...]` at the start.
pub(super) fn count_attributes(tokens: &[TokenTree]) -> usize {
    let pairs = tokens.chunks_exact(2);
    2 * pairs.take_while(|pair| matches!(pair, [hash, TokenTree::Group(_)] if is_punct(hash, '#'))).count()
}

/// The tokens outside of `<...>`, with their indices.
pub(super) fn outside_angles(tokens: &[TokenTree]) -> impl Iterator<Item = (usize, &TokenTree)> {
    let mut depth = 0_usize;
    let mut is_arrow = false;
    tokens.iter().enumerate().filter(move |(_, token)| {
        if is_punct(token, '<') {
            depth += 1;
        } else if is_punct(token, '>') && !is_arrow {
            depth = depth.saturating_sub(1);
        }
        is_arrow = is_punct(token, '-');
        depth == 0
    })
}

/// Whether tokens are words with `::` between them, and possibly before them.
pub(super) fn is_path(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(_)] => true,
        [TokenTree::Ident(_), first, second, rest @ ..] | [first, second, rest @ ..] => {
            is_punct(first, ':') && is_punct(second, ':') && matches!(rest, [TokenTree::Ident(_), ..]) && is_path(rest)
        }
        _ => false,
    }
}

/// The first word of an expression that can leave the function around it: `return`, or the name of a macro, whose
/// expansion may contain one.
pub(super) fn find_exit(expression: TokenStream) -> Option<TokenTree> {
    let tokens = flatten(expression);
    tokens.iter().enumerate().find_map(|(at, token)| match token {
        TokenTree::Group(group) => find_exit(group.stream()),
        TokenTree::Ident(word) if word == "return" => Some(token.clone()),
        // `if !(a)` is a negation and not a macro call.
        TokenTree::Ident(_) if !is_word_of(token, &BEFORE_EXPRESSIONS) => match tokens.get(at + 1..) {
            Some([bang, TokenTree::Group(_), ..]) if is_punct(bang, '!') => Some(token.clone()),
            _ => None,
        },
        _ => None,
    })
}
