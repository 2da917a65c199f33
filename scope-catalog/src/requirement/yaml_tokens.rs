//! The characters of a value in the catalog as tokens.

use super::front::Front;
use super::messages;
use super::parser::{Parsed, parse};
use super::token::{Token, TokenKind};
use std::ops::Range;

/// Reads a requirement as the catalog writes it.
///
/// ```
/// use scope_catalog::requirement::{Front, parse_text};
///
/// let front = Front::Catalog { is_declared: &|name| name.starts_with("mail:") };
/// let parsed = parse_text("any(mail:read,mail:write)", front);
/// assert_eq!(parsed.tree.unwrap().to_string(), "any(mail:read, mail:write)");
///
/// let error = &parse_text("mail:read or mail:write", front).errors[0];
/// assert_eq!(error.problem.message, "`or` does not join scopes");
/// assert!(error.problem.help.starts_with("write `mail:read, mail:write` for both, or"));
/// assert_eq!(error.at, 0..23);
/// ```
pub fn parse_text<'a>(text: &'a str, front: Front<'_>) -> Parsed<'a, Range<usize>> {
    parse(tokens(text), &(0..text.len()), front)
}

fn tokens(text: &str) -> Vec<Token<'_, Range<usize>>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (kind, left) = token(first, rest);
        tokens.push(Token { kind, at: start..text.len() - left.len() });
        rest = left.trim_start();
    }
    tokens
}

/// The token at the start of a text, and the text behind it.
fn token(first: char, text: &str) -> (TokenKind<'_>, &str) {
    let after = text.get(first.len_utf8()..).unwrap_or_default();
    match first {
        '(' => (TokenKind::Open, after),
        ')' => (TokenKind::Close, after),
        ',' => (TokenKind::Comma, after),
        '"' | '\'' => match after.split_once(first) {
            Some((name, left)) => (TokenKind::Quoted(name.into()), left),
            None => (TokenKind::Invalid(Box::new(messages::unclosed_quote(first))), word(text).1),
        },
        _ => {
            let (word, left) = word(text);
            (TokenKind::Word(word.into()), left)
        }
    }
}

/// Splits a text at the end of its first word.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',')).unwrap_or(text.len());
    text.split_at(end)
}
