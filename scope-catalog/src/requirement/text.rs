//! How a requirement is written: text to a tree of names. What the names stand for is not known here.

use crate::limits::MAX_REQUIREMENT_DEPTH;
use scope_types::keywords;

/// A requirement as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expr<'a> {
    /// Stands alone.
    Public,
    /// Stands alone.
    Authenticated,
    /// Stands alone.
    Denied,
    /// The name of a scope.
    Scope(&'a str),
    /// `$name`, without its `$`.
    Shared(&'a str),
    /// `any(...)`.
    Any(Vec<Self>),
    /// `all(...)`.
    All(Vec<Self>),
    /// Two or more with commas between them, which means the same; never inside another one.
    List(Vec<Self>),
}

/// The first thing that makes a text no requirement, and the way out.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub(crate) message: String,
    pub(crate) help: String,
}

fn fault<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, SyntaxError> {
    Err(SyntaxError { message: message.into(), help: help.into() })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    /// Without its quotes.
    Quoted(&'a str),
    Word(&'a str),
    Open,
    Close,
    Comma,
    End,
}

impl Token<'_> {
    fn show(self) -> String {
        match self {
            Self::Quoted(text) | Self::Word(text) => format!("`{text}`"),
            Self::Open => "`(`".to_owned(),
            Self::Close => "`)`".to_owned(),
            Self::Comma => "`,`".to_owned(),
            Self::End => "the end".to_owned(),
        }
    }
}

/// Reads a requirement.
pub(crate) fn parse(text: &str) -> Result<Expr<'_>, SyntaxError> {
    match text.trim() {
        keywords::PUBLIC => return Ok(Expr::Public),
        keywords::AUTHENTICATED => return Ok(Expr::Authenticated),
        keywords::DENIED => return Ok(Expr::Denied),
        _ => {}
    }
    let mut parser = Parser { rest: text };
    let mut items = parser.list(Token::End, 0)?;
    match items.pop() {
        Some(only) if items.is_empty() => Ok(only),
        last => {
            items.extend(last);
            Ok(Expr::List(items))
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    /// Items with commas between them, up to and with the token that ends the list.
    fn list(&mut self, end: Token<'_>, depth: usize) -> Result<Vec<Expr<'a>>, SyntaxError> {
        let mut items = Vec::new();
        loop {
            let token = self.next()?;
            if token == end {
                return if items.is_empty() {
                    fault("the list of scopes is empty", "name a scope, or write `public`, `authenticated` or `denied`")
                } else {
                    fault("the list of scopes ends with a comma", "remove it, or name another scope")
                };
            }
            items.push(self.item(token, depth)?);
            match self.next()? {
                Token::Comma => {}
                token if token == end => return Ok(items),
                Token::End => return fault("`(` without its `)`", "add `)`"),
                Token::Close => return fault("`)` without its `(`", "remove it, or write `any(...)` or `all(...)`"),
                token => {
                    return fault(
                        format!("a comma is due before {}", token.show()),
                        "write `a, b` for both, or `any(a, b)` for one of them",
                    );
                }
            }
        }
    }

    fn item(&mut self, token: Token<'a>, depth: usize) -> Result<Expr<'a>, SyntaxError> {
        let word = match token {
            Token::Word(word) => word,
            Token::Quoted(name) => return Ok(Expr::Scope(name)),
            Token::Open => return fault("`(` without `any` or `all`", "write `any(...)` or `all(...)`"),
            token => {
                return fault(format!("a scope is due before {}", token.show()), "name a scope, or remove a comma");
            }
        };
        let called = self.rest.trim_start().starts_with('(');
        match word {
            keywords::ANY | keywords::ALL if called => {
                if depth == MAX_REQUIREMENT_DEPTH {
                    return fault(
                        format!("`any` and `all` are nested more than {MAX_REQUIREMENT_DEPTH} deep"),
                        "write it flatter",
                    );
                }
                // The parenthesis that was just seen.
                self.next()?;
                let items = self.list(Token::Close, depth + 1)?;
                Ok(if word == keywords::ANY { Expr::Any(items) } else { Expr::All(items) })
            }
            keywords::ANY | keywords::ALL => fault(
                format!("`{word}` needs a list"),
                format!("write `{word}(...)`; a scope of that name is written in quotes: `\"{word}\"`"),
            ),
            _ if keywords::ALONE.contains(&word) => fault(
                format!("`{word}` cannot stand in a list"),
                format!("let it stand alone; a scope of that name is written in quotes: `\"{word}\"`"),
            ),
            _ if called => fault(
                format!("`{word}` cannot have a list"),
                "only `any(...)` and `all(...)` can; a scope with parentheses in its name is written in quotes",
            ),
            _ => match word.strip_prefix('$') {
                Some("") => fault("`$` without a name", "write the name of an entry of `requirements` after it"),
                Some(name) => Ok(Expr::Shared(name)),
                None => Ok(Expr::Scope(word)),
            },
        }
    }

    fn next(&mut self) -> Result<Token<'a>, SyntaxError> {
        let rest = self.rest.trim_start();
        let Some(first) = rest.chars().next() else {
            self.rest = rest;
            return Ok(Token::End);
        };
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        let (token, left) = match first {
            '(' => (Token::Open, after),
            ')' => (Token::Close, after),
            ',' => (Token::Comma, after),
            '"' | '\'' => match after.split_once(first) {
                Some(("", _)) => return fault("the name in quotes is empty", "name a scope"),
                Some((name, left)) => (Token::Quoted(name), left),
                None => return fault(format!("`{first}` without the quote that ends it"), format!("add `{first}`")),
            },
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',')).unwrap_or(rest.len());
                let (word, left) = rest.split_at(end);
                (Token::Word(word), left)
            }
        };
        self.rest = left;
        Ok(token)
    }
}
