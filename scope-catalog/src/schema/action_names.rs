//! The keys of a resource that name actions.

use super::actions::{Actions, Declared};
use super::fields::Fields as _;
use super::keys::{ActionKey, ResourceKeys};
use super::names::{self, Naming};
use crate::diagnostics::{Code, and_stranger, write_in_ascii};
use crate::hash::HashSet;
use crate::nearest::nearest;
use crate::yaml::{Diagnostic, Diagnostics, Value};

/// Looks up actions, and reports keys that are not declared actions.
pub(super) struct ActionNames<'r, 'a> {
    naming: &'r Naming<'a>,
    actions: &'r Actions,
}

/// The action that a key of a resource names.
pub(super) struct Action {
    pub(super) name: String,
    pub(super) methods: Vec<String>,
}

impl<'r, 'a> ActionNames<'r, 'a> {
    pub(super) fn new(naming: &'r Naming<'a>, actions: &'r Actions) -> Self {
        Self { naming, actions }
    }

    /// The key of a resource that a key is meant to be, if that is not an action.
    pub(super) fn misspelled_key(&self, key: &ActionKey<'_>) -> Option<&'static str> {
        let name = key.item.key.text.as_str();
        if key.is_in_scopes || matches!(self.actions, Actions::Unreadable) || self.declared(name).is_some() {
            return None;
        }
        nearest(name, ResourceKeys::keys())
    }

    /// The action that a key of the resource names. `used` holds the actions of the resource. `None` if the key is wrong
    /// and no other action is probable.
    pub(super) fn resolve(
        &self,
        key: &ActionKey<'a>,
        resource: &str,
        used: &mut HashSet<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Action> {
        let name = key.item.key.text.as_str();
        // One message is enough for a name that no scope can have.
        let new = |name: &str| names::is_part(name).then(|| Action { name: name.to_owned(), methods: Vec::new() });
        let declared = match self.actions {
            Actions::Unreadable => return Some(Action { name: name.to_owned(), methods: Vec::new() }),
            Actions::Absent => {
                let message = "this action is not declared, because the catalog has no `actions`";
                diagnostics.push_joined(
                    Diagnostic::error(Code::UndeclaredAction, key.item.key.at, message)
                        .help(format!("declare each action with its methods, as in `actions: {{ {name}: [] }}`")),
                );
                return new(name);
            }
            Actions::Declared(declared) => declared,
        };
        if let Some(action) = self.declared(name) {
            return Some(action);
        }
        if let Some((_, action)) = self.naming.split(name).filter(|(own, _)| *own == resource) {
            let message = format!("`{name}` is the name of a scope, and an action is expected here");
            diagnostics.push(
                Diagnostic::error(Code::UndeclaredAction, key.item.key.at, message)
                    .help(format!("write `{action}`: the name of the scope is made from the resource and the action")),
            );
            return if used.insert(action.to_owned()) { self.declared(action).or_else(|| new(action)) } else { None };
        }
        if is_resource(key, declared) {
            let message = format!("resource `{name}` is inside resource `{resource}`");
            diagnostics.push(
                Diagnostic::error(Code::MisplacedKey, key.item.key.at, message)
                    .help(format!("indent `{name}` as `{resource}` is indented")),
            );
            return None;
        }
        let problem = undeclared(key);
        let Some(near) = nearest(name, declared.names.iter().map(String::as_str)) else {
            let help = write_in_ascii(name).unwrap_or_else(|| {
                format!(
                    "declare it under `actions` with its methods, such as `{name}: [GET]`, or as `{name}: []` if it has none"
                )
            });
            diagnostics.push_joined(problem.help(help));
            return new(name);
        };
        diagnostics
            .push_joined(problem.help(format!("did you mean `{near}`? a new action is declared under `actions`")));
        // Continue with the probable action. Otherwise every use of its scope would be an error, too.
        if used.insert(near.to_owned()) { self.declared(near) } else { None }
    }

    /// The declared action with this name.
    fn declared(&self, name: &str) -> Option<Action> {
        let Actions::Declared(Declared { methods, spellings, .. }) = self.actions else { return None };
        let name = spellings.get(name).map_or(name, String::as_str);
        methods.get(name).map(|methods| Action { name: name.to_owned(), methods: methods.clone() })
    }
}

/// The error about a key that is meant to be another key of a resource.
pub(super) fn misspelled(key: &ActionKey<'_>, near: &str) -> Diagnostic {
    undeclared(key).help(format!("did you mean `{near}`?"))
}

fn undeclared(key: &ActionKey<'_>) -> Diagnostic {
    let name = key.item.key.text.as_str();
    let message = if key.is_in_scopes {
        format!("`{name}` is not a declared action")
    } else {
        format!("`{name}` is neither a declared action nor a key of a resource")
    };
    Diagnostic::error(Code::UndeclaredAction, key.item.key.at, message + &and_stranger(name))
}

/// Whether the value of a key has keys of a resource that a scope cannot have.
fn is_resource(key: &ActionKey<'_>, declared: &Declared) -> bool {
    let Value::Map(pairs) = &key.item.node.value else { return false };
    pairs.iter().any(|(key, _)| declared.methods.contains_key(&key.text))
}
