//! The requirement of a `#[requires(...)]`, nested as it is written.

use super::name_parts;
use proc_macro2::{Ident, Span};
use std::fmt;

/// What is asked for.
pub(super) enum Requirement {
    Denied,
    Public,
    Authenticated,
    Scopes(Tree),
}

/// Scopes, nested as they are written.
pub(super) enum Tree {
    Scope(Scope),
    All(Vec<Tree>),
    Any(Vec<Tree>),
}

/// A scope and where it is written, from its first token to its last.
pub(super) struct Scope {
    pub(super) name: String,
    pub(super) first: Span,
    pub(super) last: Span,
    /// Spans of the words of a name in bare tokens, for editors; none of a string.
    pub(super) words: Vec<Span>,
}

impl Tree {
    /// Where it starts.
    pub(super) fn first_scope(&self) -> Option<Span> {
        match self {
            Self::Scope(scope) => Some(scope.first),
            Self::All(items) | Self::Any(items) => items.iter().find_map(Self::first_scope),
        }
    }

    /// How many alternatives it multiplies out to, and how many scopes the largest has.
    pub(super) fn size(&self) -> (usize, usize) {
        match self {
            Self::Scope(_) => (1, 1),
            Self::All(items) => items.iter().map(Self::size).fold((1, 0), |(count, largest), (own, own_largest)| {
                (count.saturating_mul(own), largest.saturating_add(own_largest))
            }),
            Self::Any(items) => items.iter().map(Self::size).fold((0, 0), |(count, largest), (own, own_largest)| {
                (count.saturating_add(own), largest.max(own_largest))
            }),
        }
    }

    /// Every scope in it.
    pub(super) fn scopes<'a>(&'a self, all: &mut Vec<&'a Scope>) {
        match self {
            Self::Scope(scope) => all.push(scope),
            Self::All(items) | Self::Any(items) => items.iter().for_each(|item| item.scopes(all)),
        }
    }
}

impl Scope {
    /// Identifiers with the user's spans, where the name is written in bare words that editors can look up.
    pub(super) fn editor_parts(&self) -> Option<Vec<Ident>> {
        let parts = name_parts(&self.name);
        (!parts.is_empty() && parts.len() == self.words.len()).then(|| {
            parts
                .iter()
                .zip(&self.words)
                .map(|(part, span)| Ident::new(part, Span::call_site().located_at(*span)))
                .collect()
        })
    }
}

/// In the requirement language.
impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied => f.write_str("denied"),
            Self::Public => f.write_str("public"),
            Self::Authenticated => f.write_str("authenticated"),
            Self::Scopes(Tree::All(items)) => write_list(f, items),
            Self::Scopes(tree) => write!(f, "{tree}"),
        }
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, items) = match self {
            Self::Scope(scope) => return f.write_str(&scope.name),
            Self::All(items) => ("all", items),
            Self::Any(items) => ("any", items),
        };
        write!(f, "{word}(")?;
        write_list(f, items)?;
        f.write_str(")")
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, items: &[Tree]) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{item}")?;
    }
    Ok(())
}
