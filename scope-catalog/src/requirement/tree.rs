//! The syntax tree of a requirement.

use super::front::Front;
use scope_types::keywords;
use std::borrow::Cow;
use std::fmt;

/// A requirement as it is written. Names are not looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree<'a, At> {
    /// `public`. It is never inside a list.
    Public,
    /// `authenticated`. It is never inside a list.
    Authenticated,
    /// `denied`. It is never inside a list.
    Denied,
    /// The name of a scope.
    Scope(Name<'a, At>),
    /// `$name`, which stands for an entry of `requirements`. The text of the name has no `$`.
    Shared(Name<'a, At>),
    /// `any(...)`
    Any(Vec<Self>),
    /// `all(...)`
    All(Vec<Self>),
    /// Two or more items with commas between them, which means `all(...)`. It is never inside another list.
    List(Vec<Self>),
}

/// A name in a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'a, At> {
    /// The name, without quotes.
    pub text: Cow<'a, str>,
    /// Where it is written.
    pub at: At,
}

impl<At> Tree<'_, At> {
    /// The keyword that the requirement consists of, if it is one.
    pub fn keyword(&self) -> Option<&'static str> {
        match self {
            Self::Public => Some(keywords::PUBLIC),
            Self::Authenticated => Some(keywords::AUTHENTICATED),
            Self::Denied => Some(keywords::DENIED),
            _ => None,
        }
    }

    /// The items of a list. Other trees have no items.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::Any(items) | Self::All(items) | Self::List(items) => items,
            _ => &[],
        }
    }

    /// The requirement as text, with quotes around the names that need them in this front.
    pub fn spelled(&self, front: Front<'_>) -> String {
        Spelled { tree: self, needs_quotes: front.needs_quotes() }.to_string()
    }
}

/// In the requirement language, as the catalog writes it.
impl<At> fmt::Display for Tree<'_, At> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Spelled { tree: self, needs_quotes: keywords::needs_quotes }.fmt(f)
    }
}

struct Spelled<'t, 'a, At> {
    tree: &'t Tree<'a, At>,
    needs_quotes: fn(&str) -> bool,
}

impl<At> fmt::Display for Spelled<'_, '_, At> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, items, close) = match self.tree {
            Tree::Public => return f.write_str(keywords::PUBLIC),
            Tree::Authenticated => return f.write_str(keywords::AUTHENTICATED),
            Tree::Denied => return f.write_str(keywords::DENIED),
            Tree::Scope(name) if (self.needs_quotes)(&name.text) => return write!(f, "\"{}\"", name.text),
            Tree::Scope(name) => return f.write_str(&name.text),
            Tree::Shared(name) => return write!(f, "${}", name.text),
            Tree::Any(items) => ("any(", items, ")"),
            Tree::All(items) => ("all(", items, ")"),
            Tree::List(items) => ("", items, ""),
        };
        f.write_str(open)?;
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            Self { tree: item, needs_quotes: self.needs_quotes }.fmt(f)?;
        }
        f.write_str(close)
    }
}
