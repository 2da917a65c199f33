//! Names of scopes to ids.

use crate::hash::HashMap;
use std::cell::Cell;

use crate::diagnostics::Code;
use crate::limits::MAX_SCOPES;
use crate::nearest::nearest;
use crate::schema::names::check_token;
use crate::yaml::NodeId;
use crate::yaml::{Diagnostic, Diagnostics};

/// Nearest names are looked for this often. Each compares all names, and after so many mistakes the cause is another.
const MAX_HINTS: u32 = 50;

/// Every name of a scope.
#[derive(Debug, Default)]
pub(crate) struct SymbolTable {
    known: HashMap<String, Known>,
    /// By id.
    scopes: Vec<String>,
    hints: Cell<u32>,
    full: bool,
}

#[derive(Debug, Clone, Copy)]
struct Known {
    what: What,
    at: NodeId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Scope(u16),
    /// Another name of the scope.
    Alias(u16),
    /// A name that is refused where it is declared, so nothing more is to be said where it is used.
    Refused,
}

impl SymbolTable {
    /// Whether no name was added, refused ones among them.
    pub(crate) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether a name was added, refused ones among them.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.known.contains_key(name)
    }

    /// The scope of that name, if there is one.
    pub(crate) fn id(&self, name: &str) -> Option<u16> {
        match self.known.get(name)?.what {
            What::Scope(id) => Some(id),
            What::Alias(_) | What::Refused => None,
        }
    }

    /// Adds a scope; its id is the number of those before it. None if the name is refused, which is reported.
    pub(crate) fn add_scope(&mut self, name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<u16> {
        if let Some(first) = self.known.get(name) {
            diagnostics.push(
                Diagnostic::error(Code::DuplicateScope, at, format!("scope `{name}` is declared twice"))
                    .related(first.at, "first here")
                    .help("merge the two, or rename one"),
            );
            return None;
        }
        let mut id =
            check_token(name, at, diagnostics).then_some(self.scopes.len()).and_then(|id| u16::try_from(id).ok());
        if self.scopes.len() >= MAX_SCOPES {
            if !self.full {
                diagnostics.push(
                    Diagnostic::error(
                        Code::TooManyScopes,
                        at,
                        format!("the catalog has more than {MAX_SCOPES} scopes"),
                    )
                    .help("split it into several catalogs"),
                );
            }
            self.full = true;
            id = None;
        }
        if id.is_some() {
            self.scopes.push(name.to_owned());
        }
        let what = id.map_or(What::Refused, What::Scope);
        self.known.insert(name.to_owned(), Known { what, at });
        id
    }

    /// Adds another name of a scope, after all scopes. False if it is refused, which is reported.
    pub(crate) fn add_alias(&mut self, name: &str, id: u16, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
        if let Some(first) = self.known.get(name) {
            let text = match first.what {
                What::Scope(other) if other == id => format!("`{name}` is an alias of itself"),
                What::Alias(other) => {
                    format!("`{name}` is already an alias of `{}`", self.name(other))
                }
                What::Scope(_) | What::Refused => format!("alias `{name}` is also the name of a scope"),
            };
            diagnostics.push(
                Diagnostic::error(Code::DuplicateAlias, at, text)
                    .related(first.at, "first here")
                    .help("a name stands for one scope: remove this alias, or rename the other"),
            );
            return false;
        }
        if !check_token(name, at, diagnostics) {
            return false;
        }
        self.known.insert(name.to_owned(), Known { what: What::Alias(id), at });
        true
    }

    /// The name of a scope.
    pub(crate) fn name(&self, id: u16) -> &str {
        self.scopes.get(usize::from(id)).map_or("", String::as_str)
    }

    /// The scope that a name stands for; what is unknown and what is an alias is reported.
    pub(crate) fn scope(&self, name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<u16> {
        self.scope_or(name, &[], at, diagnostics)
    }

    /// The same where some words may stand too, one of which is probably meant if the name is like it.
    pub(crate) fn scope_or(
        &self,
        name: &str,
        words: &[&str],
        at: NodeId,
        diagnostics: &mut Diagnostics,
    ) -> Option<u16> {
        let problem = match self.known.get(name).map(|known| known.what) {
            Some(What::Scope(id)) => return Some(id),
            Some(What::Refused) => return None,
            Some(What::Alias(id)) => {
                let new = self.name(id);
                Diagnostic::error(Code::AliasUsed, at, format!("`{name}` is an old name of scope `{new}`"))
                    .help(format!("write `{new}`"))
            }
            None => {
                let problem = Diagnostic::error(Code::UnknownScope, at, format!("unknown scope `{name}`"));
                match self.nearest(name, words) {
                    Some(near) => problem.help(format!("did you mean `{near}`?")),
                    None => problem.help("scopes are declared under `categories`"),
                }
            }
        };
        diagnostics.push(problem);
        None
    }

    fn nearest<'n>(&'n self, name: &str, words: &[&'n str]) -> Option<&'n str> {
        let used = self.hints.replace(self.hints.get().saturating_add(1));
        if used < MAX_HINTS {
            nearest(name, self.scopes.iter().map(String::as_str).chain(words.iter().copied()))
        } else {
            None
        }
    }
}
