//! How the name of a scope is written where it is needed.

use super::message::Message;
use crate::bytes::compare::equal;
use crate::requirement::keywords;

/// The place where a name is written.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In `#[requires]`.
    Attribute,
    /// In the text of `ScopeSet::literal`.
    Literal,
}

impl Message {
    /// Adds the name of a scope after a text, as it is written at `place`.
    pub(super) const fn push_scope(&mut self, before: &str, name: &str, place: Place) {
        self.push(before);
        self.push("`");
        self.push_spelled(name, place);
        self.push("`");
    }

    /// Adds the name of a scope without backticks, as it is written at `place`.
    pub(super) const fn push_spelled(&mut self, name: &str, place: Place) {
        let has_quotes = match place {
            Place::Attribute => is_keyword(name) || !keywords::is_tokens_of_rust(name),
            Place::Literal => false,
        };
        self.push(if has_quotes { "\"" } else { "" });
        self.push_escaped(name);
        self.push(if has_quotes { "\"" } else { "" });
    }
}

/// Whether a name is a keyword of the requirement language.
pub(super) const fn is_keyword(name: &str) -> bool {
    let mut keywords: &[&str] = &keywords::KEYWORDS;
    while let [keyword, rest @ ..] = keywords {
        if equal(keyword.as_bytes(), name.as_bytes(), false) {
            return true;
        }
        keywords = rest;
    }
    false
}
