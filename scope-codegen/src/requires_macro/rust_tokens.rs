//! The tokens of Rust as tokens of the requirement language.
//!
//! Rust cuts `sms-campaigns:read` into five tokens, which are one name here. A name ends at a comma, a parenthesis or
//! an operator. It also ends after a word if the next token is a word. A name that Rust cannot cut into tokens has to
//! be a string.

use super::spans::Spans;
use super::token_trees::flatten;
use proc_macro2::{Delimiter, Literal, Punct, Spacing, Span, TokenTree};
use scope_catalog::requirement::{Problem, Token, TokenKind};

/// Reads the tokens of a requirement. The groups without delimiters must already be flattened.
pub(super) fn tokens(rust: &[TokenTree]) -> Vec<Token<'static, Spans>> {
    let mut lexer = Lexer { tokens: Vec::new(), name: None };
    lexer.read(rust);
    lexer.tokens
}

struct Lexer {
    tokens: Vec<Token<'static, Spans>>,
    /// The name that the next token may belong to.
    name: Option<Name>,
}

/// The tokens of one name.
struct Name {
    text: String,
    spans: Spans,
    /// Whether the last token is an identifier or a literal.
    ends_in_word: bool,
    has_string: bool,
    has_bare_tokens: bool,
    problem: Option<Problem>,
}

impl Lexer {
    fn read(&mut self, mut rest: &[TokenTree]) {
        while let Some((token, after)) = rest.split_first() {
            rest = after;
            match token {
                // Editors complete a keyword to a raw identifier.
                TokenTree::Ident(word) => self.word(word.to_string().trim_start_matches("r#"), word.span()),
                TokenTree::Literal(literal) => self.literal(literal),
                TokenTree::Punct(punct) => match punct.as_char() {
                    ',' => self.push(TokenKind::Comma, punct.span()),
                    '|' | '&' => rest = self.operator(punct, rest),
                    // In a name without quotes, these are letters.
                    '+' | ';' if self.name.as_ref().is_some_and(|name| name.has_string) => {
                        rest = self.operator(punct, rest);
                    }
                    other => {
                        let name = self.name_with(&other.to_string(), punct.span());
                        (name.ends_in_word, name.has_bare_tokens) = (false, true);
                    }
                },
                TokenTree::Group(group) => {
                    let open = match group.delimiter() {
                        Delimiter::Brace => TokenKind::WrongOpen('{'),
                        Delimiter::Bracket => TokenKind::WrongOpen('['),
                        Delimiter::Parenthesis | Delimiter::None => TokenKind::Open,
                    };
                    self.push(open, group.span_open());
                    self.read(&flatten(group.stream()));
                    self.push(TokenKind::Close, group.span_close());
                }
            }
        }
        self.end_name();
    }

    fn push(&mut self, kind: TokenKind<'static>, span: Span) {
        self.end_name();
        self.tokens.push(Token { kind, at: Spans::new(span, span) });
    }

    /// Reads the rest of `|`, `||`, `&`, `&&`, `+` or `;`, and returns the tokens behind it.
    fn operator<'t>(&mut self, first: &Punct, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        let mut text = first.as_char().to_string();
        let mut rest = rest;
        if let [TokenTree::Punct(second), after @ ..] = rest
            && first.spacing() == Spacing::Joint
            && first.as_char() == second.as_char()
        {
            text.push(second.as_char());
            rest = after;
        }
        self.push(TokenKind::Operator(text.into()), first.span());
        rest
    }

    /// Reads an identifier, or a literal that is not in quotes.
    fn word(&mut self, text: &str, span: Span) {
        self.separate_words();
        let name = self.name_with(text, span);
        (name.ends_in_word, name.has_bare_tokens) = (true, true);
    }

    fn literal(&mut self, literal: &Literal) {
        let (text, span) = (literal.to_string(), literal.span());
        if !text.contains(['"', '\'']) {
            return self.word(&text, span);
        }
        self.separate_words();
        let string = syn::parse_str::<syn::LitStr>(&text).ok();
        let name = self.name_with(&string.as_ref().map_or_else(|| text.clone(), syn::LitStr::value), span);
        (name.ends_in_word, name.has_string) = (true, true);
        match string {
            Some(string) if string.suffix().is_empty() => {}
            Some(string) => {
                name.problem.get_or_insert(suffix(string.suffix()));
            }
            None => {
                name.problem.get_or_insert(not_a_string(&text));
            }
        }
    }

    /// Ends the name if its last token is a word, because another word follows.
    fn separate_words(&mut self) {
        if self.name.as_ref().is_some_and(|name| name.ends_in_word) {
            self.end_name();
        }
    }

    /// Adds a token to the current name, or starts a name with it. Returns the name.
    fn name_with(&mut self, text: &str, span: Span) -> &mut Name {
        let name = self.name.get_or_insert_with(|| Name {
            text: String::new(),
            spans: Spans::new(span, span),
            ends_in_word: false,
            has_string: false,
            has_bare_tokens: false,
            problem: None,
        });
        name.text.push_str(text);
        name.spans.last = span;
        name
    }

    fn end_name(&mut self) {
        if let Some(name) = self.name.take() {
            self.tokens.push(name.token());
        }
    }
}

impl Name {
    fn token(mut self) -> Token<'static, Spans> {
        let problem = self.problem.take().or_else(|| self.mistake());
        let kind = match problem {
            Some(problem) => TokenKind::Invalid(Box::new(problem)),
            None if self.has_string => TokenKind::Quoted(self.text.into()),
            None => TokenKind::Word(self.text.into()),
        };
        Token { kind, at: self.spans }
    }

    /// The problem that keeps the tokens from being one name.
    fn mistake(&self) -> Option<Problem> {
        let text = self.text.as_str();
        if self.has_string {
            return self.has_bare_tokens.then(|| partly_in_quotes(text));
        }
        if text.contains('\'') {
            return Some(not_a_string(text));
        }
        matches!(text, "http:" | "https:").then(|| url(text))
    }
}

fn suffix(suffix: &str) -> Problem {
    Problem::syntax(format!("unexpected literal suffix `{suffix}`"), "remove it")
}

fn not_a_string(text: &str) -> Problem {
    let name = text.trim_start_matches(['b', 'c', 'r', '#']).trim_matches(['"', '\'', '#']);
    let help = if name.is_empty() || text.contains('\\') {
        "write the name of a scope in double quotes".to_owned()
    } else {
        format!("write `\"{name}\"`")
    };
    Problem::syntax(format!("`{text}` is not a string"), help)
}

fn partly_in_quotes(name: &str) -> Problem {
    if let Some(separator) = name.chars().find(|letter| matches!(letter, '+' | ';')) {
        return Problem::syntax(format!("`{separator}` does not join scopes"), "separate scopes by commas");
    }
    let help = if name.contains('=') {
        "write the whole name in quotes, and separate scopes by commas".to_owned()
    } else {
        format!("write `\"{name}\"`")
    };
    Problem::syntax("a scope cannot be partly in quotes", help)
}

/// The rest of a URL is a comment for Rust.
fn url(scheme: &str) -> Problem {
    Problem::syntax(
        "a URL is written in quotes, because Rust reads `//` as the start of a comment",
        format!("write `\"{scheme}//...\"`"),
    )
}
