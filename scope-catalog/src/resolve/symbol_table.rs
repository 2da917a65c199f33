//! The symbol table: names of scopes and their ids.

use super::unknown_scope::{self, Help};
use crate::diagnostics::{Code, and_stranger, in_ascii};
use crate::hash::HashMap;
use crate::limits::MAX_SCOPES;
use crate::nearest::nearest;
use crate::schema::names::check_token;
use crate::yaml::{Diagnostic, Diagnostics, NodeId, Part};
use scope_types::is_token_octet;
use std::cell::Cell;
use std::ops::Range;

/// The maximum number of searches for a nearest name. So many unknown names have another cause than spelling.
const MAX_SEARCHES: usize = 1_000;
/// The maximum number of names that all searches compare.
const MAX_COMPARED: usize = 50 * MAX_SCOPES;
/// The maximum number of scopes without names that an unknown name is compared with.
const MAX_WITHOUT_NAMES: usize = 1_000;

/// The names and aliases of all scopes.
#[derive(Debug, Default)]
pub(crate) struct SymbolTable {
    symbols: HashMap<String, Symbol>,
    /// The name of each scope, by id.
    scopes: Vec<String>,
    /// The refused names with spaces. A requirement is cut at the spaces where it uses them.
    with_spaces: Vec<String>,
    /// The number of searches for a nearest name so far.
    searches: Cell<usize>,
    /// Whether the limit of scopes was reported.
    is_full: bool,
    /// Whether names are missing, because a part of the catalog that declares scopes is wrong. Unknown names are not
    /// reported then.
    is_incomplete: bool,
    /// The resources and actions whose scopes have no names, because `naming` is wrong.
    without_names: Vec<(String, String)>,
}

#[derive(Debug, Clone, Copy)]
struct Symbol {
    target: Target,
    at: NodeId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Scope(u16),
    /// An old name of the scope.
    Alias(u16),
    /// A name whose declaration is an error. Its uses are not reported.
    Refused,
}

impl SymbolTable {
    /// Whether no name was added. Refused names count.
    pub(crate) fn is_empty(&self) -> bool {
        self.symbols.is_empty()
    }

    /// Whether a name was added. Refused names count.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.symbols.contains_key(name)
    }

    /// The scope with this name. Aliases are not looked up.
    pub(crate) fn id(&self, name: &str) -> Option<u16> {
        match self.symbols.get(name)?.target {
            Target::Scope(id) => Some(id),
            Target::Alias(_) | Target::Refused => None,
        }
    }

    /// Adds a scope and returns its id. Ids are consecutive. `None` if the name is refused, which is reported.
    pub(crate) fn add_scope(&mut self, name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<u16> {
        if let Some(first) = self.symbols.get(name) {
            diagnostics.push(
                Diagnostic::error(Code::DuplicateScope, at, format!("scope `{name}` is declared twice"))
                    .related(first.at, "first declared here")
                    .help("merge the two, or rename one"),
            );
            return None;
        }
        let mut id =
            check_token(name, at, diagnostics).then_some(self.scopes.len()).and_then(|id| u16::try_from(id).ok());
        if self.scopes.len() >= MAX_SCOPES {
            if !self.is_full {
                diagnostics.push(
                    Diagnostic::error(
                        Code::TooManyScopes,
                        at,
                        format!("the catalog has more than {MAX_SCOPES} scopes"),
                    )
                    .help("split it into several catalogs"),
                );
            }
            self.is_full = true;
            id = None;
        }
        if id.is_some() {
            self.scopes.push(name.to_owned());
        }
        if id.is_none()
            && let Some(ascii) = in_ascii(name)
        {
            // Uses can have the spelling that the help suggests.
            self.refuse(&ascii, at);
        }
        if id.is_none() {
            self.note_spaces(name);
        }
        let target = id.map_or(Target::Refused, Target::Scope);
        self.symbols.insert(name.to_owned(), Symbol { target, at });
        id
    }

    /// Adds a name whose declaration is wrong, which is reported. Its uses are not reported.
    pub(crate) fn refuse(&mut self, name: &str, at: NodeId) {
        if !self.has(name) {
            self.note_spaces(name);
            self.symbols.insert(name.to_owned(), Symbol { target: Target::Refused, at });
        }
    }

    /// Notes that a scope of a resource and an action has no name, because `naming` is wrong, which is reported.
    pub(crate) fn note_without_name(&mut self, resource: &str, action: &str) {
        if self.without_names.len() < MAX_WITHOUT_NAMES {
            self.without_names.push((resource.to_owned(), action.to_owned()));
        } else {
            self.is_incomplete = true;
        }
    }

    /// Whether an unknown name can be that of a scope whose declaration is wrong.
    fn can_be_refused(&self, name: &str) -> bool {
        let is_meant = |(resource, action): &(String, String)| name.contains(resource) && name.contains(action);
        self.is_incomplete || self.without_names.iter().any(is_meant)
    }

    /// Whether a part of a requirement's text is in a refused name with spaces.
    pub(crate) fn is_in_refused(&self, text: &str, part: &Range<usize>) -> bool {
        self.with_spaces.iter().any(|name| occurs_at(name, text, part))
    }

    /// Notes that the names of some scopes are not known, because their declaration is wrong, which is reported.
    pub(crate) fn set_incomplete(&mut self) {
        self.is_incomplete = true;
    }

    /// Adds an alias of a scope. All scopes must be added before. Returns false if the alias is refused, which is
    /// reported.
    pub(crate) fn add_alias(&mut self, name: &str, id: u16, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
        if let Some(first) = self.symbols.get(name) {
            let text = match first.target {
                Target::Scope(other) if other == id => format!("`{name}` is an alias of itself"),
                Target::Alias(other) => {
                    format!("`{name}` is already an alias of `{}`", self.name(other))
                }
                Target::Scope(_) | Target::Refused => format!("alias `{name}` is also the name of a scope"),
            };
            diagnostics.push(
                Diagnostic::error(Code::DuplicateAlias, at, text)
                    .related(first.at, "first declared here")
                    .help("a name belongs to one scope: remove this alias, or rename the other"),
            );
            return false;
        }
        if !check_token(name, at, diagnostics) {
            self.refuse(name, at);
            return false;
        }
        self.symbols.insert(name.to_owned(), Symbol { target: Target::Alias(id), at });
        true
    }

    fn note_spaces(&mut self, name: &str) {
        if name.contains(' ') {
            self.with_spaces.push(name.to_owned());
        }
    }

    /// The name of a scope.
    pub(crate) fn name(&self, id: u16) -> &str {
        self.scopes.get(usize::from(id)).map_or("", String::as_str)
    }

    /// The scope that another scope names. Unknown names and aliases are reported. `beside` is the scope of the same resource
    /// that has the name as its action. It is probably meant, unless the name is that of a scope.
    pub(super) fn scope_beside(
        &self,
        name: &str,
        beside: Option<u16>,
        at: NodeId,
        diagnostics: &mut Diagnostics,
    ) -> Option<u16> {
        if let (None, Some(id)) = (self.symbols.get(name), beside) {
            let message = format!("`{name}` is an action, and the name of a scope is expected here");
            let way_out = format!("write `{}`", self.name(id));
            let problem = Diagnostic::error(Code::UnknownScope, at, message).help(&way_out);
            diagnostics.push_cause("action in place of a scope", &format!("{way_out} here"), problem);
            return None;
        }
        self.scope(name, &[], at, diagnostics)
    }

    /// The scope with this name. Unknown names and aliases are reported. `words` are valid in its place, too: they are
    /// candidates for the nearest name.
    pub(crate) fn scope(
        &self,
        name: &str,
        words: &[&str],
        at: impl Into<Part>,
        diagnostics: &mut Diagnostics,
    ) -> Option<u16> {
        let problem = match self.symbols.get(name).map(|symbol| symbol.target) {
            Some(Target::Scope(id)) => return Some(id),
            Some(Target::Refused) => return None,
            Some(Target::Alias(id)) => {
                let new = self.name(id);
                Diagnostic::error(Code::AliasUsed, at, format!("`{name}` is an alias of `{new}`"))
                    .help(format!("write `{new}`"))
            }
            None if self.can_be_refused(name) => return None,
            None => {
                let message = format!("unknown scope `{name}`{}", and_stranger(name));
                let problem = Diagnostic::error(Code::UnknownScope, at, message);
                let Help { text, near } = unknown_scope::help(name, &self.scopes, words, self.can_search());
                let problem = problem.help(text);
                let can_be_declared = !name.contains([',', '*']) && name.bytes().all(is_token_octet);
                if can_be_declared {
                    diagnostics.push_unknown(name, near.as_deref(), problem);
                    return None;
                }
                problem
            }
        };
        diagnostics.push_joined(problem);
        None
    }

    /// The scope whose name is most similar to this one.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        self.can_search().then(|| nearest(name, self.scopes.iter().map(String::as_str))).flatten()
    }

    /// Counts a search for a nearest name. Returns `false` if there were too many.
    fn can_search(&self) -> bool {
        let searches = self.searches.replace(self.searches.get().saturating_add(1));
        searches < MAX_SEARCHES && searches * self.scopes.len() < MAX_COMPARED
    }
}

/// Whether a name is in a text where a part of the text is.
pub(super) fn occurs_at(name: &str, text: &str, part: &Range<usize>) -> bool {
    text.match_indices(name).any(|(start, _)| start < part.end && part.start < start + name.len())
}
