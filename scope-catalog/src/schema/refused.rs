//! The names of scopes whose declaration is wrong. Their uses are not reported.

use super::actions::Actions;
use super::fields::Fields as _;
use super::item::repeated;
use super::keys::ResourceKeys;
use super::names::Naming;
use crate::resolve::symbol_table::SymbolTable;
use crate::yaml::{Node, NodeId, Value};

/// Collects the names while the scopes are declared.
pub(super) struct Refused<'r, 'a> {
    naming: &'r Naming<'a>,
    actions: &'r Actions,
    names: Vec<(String, NodeId)>,
    /// Whether there are scopes whose names are not known.
    is_incomplete: bool,
}

impl<'r, 'a> Refused<'r, 'a> {
    pub(super) fn new(naming: &'r Naming<'a>, actions: &'r Actions) -> Self {
        Self { naming, actions, names: Vec::new(), is_incomplete: false }
    }

    /// Notes that there are scopes whose names are not known.
    pub(super) fn unknown(&mut self) {
        self.is_incomplete = true;
    }

    pub(super) fn scope(&mut self, name: &str, at: NodeId) {
        self.names.push((name.to_owned(), at));
    }

    /// Adds the scope of a resource and an action.
    pub(super) fn action(&mut self, resource: &str, action: &str, at: NodeId) {
        self.names.push((self.naming.name(resource, action), at));
    }

    /// Adds the scopes of a resource that is not read.
    pub(super) fn resource(&mut self, name: &str, node: &Node) {
        let Value::Map(pairs) = &node.value else { return self.all_actions(name, node.at) };
        for (key, value) in pairs {
            match &value.value {
                Value::Map(actions) if key.text == "scopes" => {
                    for (action, _) in actions {
                        self.action(name, &action.text, action.at);
                    }
                }
                _ if ResourceKeys::keys().any(|known| known == key.text) => {}
                _ => self.action(name, &key.text, key.at),
            }
        }
    }

    /// Adds the scopes that a resource with unknown actions can have.
    pub(super) fn all_actions(&mut self, resource: &str, at: NodeId) {
        match self.actions {
            Actions::Declared(declared) => {
                for action in &declared.names {
                    self.action(resource, action, at);
                }
            }
            Actions::Absent | Actions::Unreadable => self.unknown(),
        }
    }

    /// Adds the scopes of the `resources` or the `scopes` of a category that are not read.
    pub(super) fn section(&mut self, is_resources: bool, node: &Node) {
        let Value::Map(pairs) = &node.value else { return };
        for (key, value) in pairs {
            if is_resources {
                self.resource(&key.text, value);
            } else {
                self.scope(&key.text, key.at);
            }
        }
    }

    /// Adds the scopes of a category that is not read.
    pub(super) fn category(&mut self, node: &Node) {
        let Value::Map(pairs) = &node.value else { return };
        for (key, value) in pairs {
            self.section(key.text == "resources", value);
        }
    }

    /// Adds the scopes of the categories or resources that a map has a second time.
    pub(super) fn repeated(&mut self, node: &'a Node, mut add: impl FnMut(&mut Self, &'a str, &'a Node)) {
        for item in repeated(node) {
            add(self, &item.key.text, item.node);
        }
    }

    /// Adds the names to the symbol table.
    pub(super) fn finish(self, symbols: &mut SymbolTable) {
        for (name, at) in self.names {
            symbols.refuse(&name, at);
        }
        if self.is_incomplete {
            symbols.set_incomplete();
        }
    }
}
