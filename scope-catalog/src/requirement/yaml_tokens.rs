//! The characters of a value in the catalog as tokens.

use super::front::Front;
use super::messages;
use super::parser::{Parsed, parse};
use super::token::{Token, TokenKind};
use crate::limits::MAX_NAME;
use scope_types::keywords;
use std::ops::Range;

/// Reads a requirement as the catalog writes it.
///
/// ```
/// use scope_catalog::requirement::{Front, parse_text};
///
/// let front = Front::Catalog { is_declared: &|name| name.starts_with("mail:"), is_preset: false };
/// let parsed = parse_text("any(mail:read,mail:write)", front);
/// assert_eq!(parsed.tree.unwrap().to_string(), "any(mail:read, mail:write)");
///
/// let error = &parse_text("mail:read or mail:write", front).errors[0];
/// assert_eq!(error.problem.message, "`or` does not join scopes");
/// assert!(error.problem.help.starts_with("write `mail:read, mail:write` for both, or"));
/// assert_eq!(error.at, 0..23);
/// ```
pub fn parse_text<'a>(text: &'a str, front: Front<'_>) -> Parsed<'a, Range<usize>> {
    parse(tokens(text, front), &(0..text.len()), front)
}

/// Characters between scopes that other languages have. A name can contain them, too.
const SEPARATORS: [char; 4] = [';', '+', '|', '&'];

fn tokens<'a>(text: &'a str, front: Front<'_>) -> Vec<Token<'a, Range<usize>>> {
    let brackets = ['[', '{'].into_iter().filter(|bracket| text.contains(closing_bracket(*bracket)));
    let mut reader = Reader { front, brackets: brackets.collect(), closing: Vec::new() };
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (kind, left) = reader.token(first, rest);
        tokens.push(Token { kind, at: start..text.len() - left.len() });
        rest = left.trim_start();
    }
    tokens
}

struct Reader<'f> {
    front: Front<'f>,
    /// The brackets other than `(` that can start a list, because the text has their closing brackets.
    brackets: Vec<char>,
    /// The closing brackets of the open lists in such brackets.
    closing: Vec<char>,
}

impl Reader<'_> {
    /// The token at the start of a text, and the text behind it.
    fn token<'a>(&mut self, first: char, text: &'a str) -> (TokenKind<'a>, &'a str) {
        let after = text.get(first.len_utf8()..).unwrap_or_default();
        match first {
            '(' => (TokenKind::Open, after),
            ')' => (TokenKind::Close, after),
            ',' => (TokenKind::Comma, after),
            '"' | '\'' => match after.split_once(first) {
                Some((name, left)) => (TokenKind::Quoted(name.into()), left),
                None => (TokenKind::Invalid(Box::new(messages::unclosed_quote(first))), self.word(text).1),
            },
            _ if self.closing.pop_if(|closing| *closing == first).is_some() => (TokenKind::Close, after),
            _ => self.word_or_part(first, text, after),
        }
    }

    /// A word, or a part of a word that is no scope. The word is read again for each of its parts, so a long word has no
    /// parts.
    fn word_or_part<'a>(&mut self, first: char, text: &'a str, after: &'a str) -> (TokenKind<'a>, &'a str) {
        let (word, left) = self.word(text);
        if word.len() > MAX_NAME || self.front.is_declared(word) {
            return (TokenKind::Word(word.into()), left);
        }
        if self.brackets.contains(&first) {
            self.closing.push(closing_bracket(first));
            return (TokenKind::WrongOpen(first), after);
        }
        if let Some(others) = word.strip_prefix(SEPARATORS)
            && self.are_declared(others)
        {
            return (TokenKind::Operator(first.to_string().into()), after);
        }
        let (part, left) = text.split_at(self.end_of_part(word).unwrap_or(word.len()));
        (TokenKind::Word(part.into()), left)
    }

    /// Splits a text at the end of its first word.
    fn word<'a>(&self, text: &'a str) -> (&'a str, &'a str) {
        let closing = self.closing.last().copied();
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',') || closing == Some(c);
        text.split_at(text.find(ends).unwrap_or(text.len()))
    }

    /// The end of `any` in a word such as `any[mail:read`, or of the first scope in `mail:read;mail:write`.
    fn end_of_part(&self, word: &str) -> Option<usize> {
        let is_list = |word: &str| matches!(word.trim_end_matches([':', '!']), keywords::ANY | keywords::ALL);
        let bracket = word.find(&self.brackets[..]).filter(|end| is_list(word.split_at(*end).0));
        bracket.or_else(|| word.find(SEPARATORS).filter(|_| self.are_declared(word)))
    }

    /// Whether a text is declared scopes with separators between them.
    fn are_declared(&self, text: &str) -> bool {
        text.split(SEPARATORS).all(|name| self.front.is_declared(name))
    }
}

fn closing_bracket(bracket: char) -> char {
    if bracket == '[' { ']' } else { '}' }
}
