//! The keys of a resource that name actions.

use super::actions::Actions;
use super::fields::Fields as _;
use super::keys::{ActionKey, ResourceKeys};
use crate::diagnostics::{Code, and_stranger};
use crate::hash::HashSet;
use crate::nearest::nearest;
use crate::yaml::{Diagnostic, Diagnostics};

/// Looks up actions, and reports keys that are not declared actions.
pub(super) struct ActionNames<'r, 'a> {
    actions: &'r Actions<'a>,
    /// The names that were reported because the catalog has no key `actions`. Each is reported once.
    reported: HashSet<&'a str>,
}

impl<'r, 'a> ActionNames<'r, 'a> {
    pub(super) fn new(actions: &'r Actions<'a>) -> Self {
        Self { actions, reported: HashSet::default() }
    }

    /// The action that a key names, with its methods. `used` holds the actions of the resource.
    pub(super) fn resolve(
        &mut self,
        ActionKey { item, is_in_scopes }: ActionKey<'a>,
        used: &mut HashSet<&'a str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(&'a str, Vec<String>)> {
        let name = item.key.text.as_str();
        let (methods, declared) = match self.actions {
            Actions::Unreadable => return Some((name, Vec::new())),
            Actions::Absent => {
                if self.reported.insert(name) {
                    let message = format!("`{name}` is not a declared action");
                    diagnostics.push(Diagnostic::error(Code::UndeclaredAction, item.key.at, message).help(format!(
                        "the catalog has no `actions`: add `actions: {{ {name}: [] }}`, with the methods that it may use"
                    )));
                }
                return Some((name, Vec::new()));
            }
            Actions::Declared { methods, names } => (methods, names),
        };
        if let Some(methods) = methods.get(name) {
            return Some((name, methods.clone()));
        }
        let message = if is_in_scopes {
            format!("`{name}` is not a declared action")
        } else {
            format!("`{name}` is neither a declared action nor a key of a resource")
        };
        let problem = Diagnostic::error(Code::UndeclaredAction, item.key.at, message + &and_stranger(name));
        if let Some(near) = nearest(name, ResourceKeys::keys())
            && !is_in_scopes
        {
            diagnostics.push(problem.help(format!("did you mean `{near}`?")));
            return None;
        }
        let Some(near) = nearest(name, declared.iter().copied()) else {
            let help = format!(
                "declare it under `actions` with its methods, such as `{name}: [GET]`, or as `{name}: []` if it has none"
            );
            diagnostics.push(problem.help(help));
            return Some((name, Vec::new()));
        };
        diagnostics.push(problem.help(format!("did you mean `{near}`? a new action is declared under `actions`")));
        // Continue with the probable action. Otherwise every use of its scope would be an error, too.
        used.insert(near).then(|| (near, methods.get(near).cloned().unwrap_or_default()))
    }
}
