//! The key `resources` of a category: resources, and the scopes that are made from their actions.

use super::action_names::{Action, misspelled};
use super::actions::{Actions, Declared};
use super::categories::Reader;
use super::fields::Fields;
use super::item::Item;
use super::keys::{ActionKey, ResourceKeys, UnresolvedScope};
use super::misplaced;
use super::names;
use crate::diagnostics::{Code, in_ascii};
use crate::hash::HashSet;
use crate::model::{Resource, Scope};
use crate::template::Template;
use crate::yaml::{Diagnostic, Diagnostics, NodeId, Value};

impl<'a> Reader<'_, 'a> {
    /// Reads an entry of `resources`.
    pub(super) fn resource(&mut self, category: usize, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let name = item.key.text.as_str();
        if let Some((resource, action)) =
            misplaced::scope_as_resource(item, &self.context.naming, &self.context.actions)
        {
            self.scopes_as_resources.push((name, resource, action, item.key.at));
            self.refused.scope(name, item.key.at);
            return;
        }
        if let Some(first) = self.resources.get(name) {
            let message = format!("resource `{name}` is also in another category");
            diagnostics.push(
                Diagnostic::error(Code::DuplicateResource, item.key.at, message)
                    .related(*first, "first declared here")
                    .help("a resource is in one category: merge the two, or rename one"),
            );
            self.refused.resource(name, item.node);
            return;
        }
        self.resources.insert(name, item.key.at);
        let is_valid = names::check_part(name, "resource", item.key.at, diagnostics);
        // Uses can have the spelling that the help suggests.
        let ascii = in_ascii(name);
        if !is_valid {
            self.refused.resource(name, item.node);
        }
        let mut keys = ResourceKeys::default();
        if let Some(entries) = item.entries(&self.example_of_resource(), diagnostics) {
            let errors_before = diagnostics.count_errors();
            keys.fill(entries, diagnostics);
            self.fill_misspelled(&mut keys, diagnostics);
            let is_right = diagnostics.count_errors() == errors_before;
            if is_right && keys.actions.is_empty() && !keys.scopes_are_unreadable {
                let message = format!("resource `{name}` has no actions, so it has no scopes");
                self.without_scopes.push(
                    Diagnostic::warning(Code::NoEffect, item.key.at, message)
                        .help("add an action with a description of what it allows, or remove the resource"),
                );
            }
        } else {
            self.refused.all_actions(name, item.at());
        }
        if keys.scopes_are_unreadable {
            self.refused.all_actions(name, item.at());
        }
        let resource = self.declared.resources.len();
        let title = keys.title.map_or_else(|| names::title(name), str::to_owned);
        self.declared.resources.push(Resource {
            name: ascii.clone().unwrap_or_else(|| name.to_owned()),
            title: title.clone(),
            description: keys.description.unwrap_or_default().to_owned(),
            category,
            scopes: Vec::new(),
        });
        if let Some(category) = self.declared.categories.last_mut() {
            category.resources.push(resource);
        }
        let prefixes = self.prefixes.read(&keys.paths, keys.actions.len(), diagnostics);
        let scopes =
            self.scopes_of_resource(&keys.actions, &title, &prefixes, is_valid || ascii.is_some(), diagnostics);
        self.warn_if_paths_have_no_effect(name, &keys, diagnostics);
        self.prefixes.add(prefixes, &scopes);
        if let Some(resource) = self.declared.resources.last_mut() {
            resource.scopes = scopes;
        }
    }

    /// A resource with an action that the catalog has.
    fn example_of_resource(&self) -> String {
        let action = match &self.context.actions {
            Actions::Declared(Declared { names, .. }) => names.first(),
            Actions::Absent | Actions::Unreadable => None,
        };
        action.map_or_else(
            || "`{ description: What it is for }`".to_owned(),
            |action| format!("`{{ {action}: What it allows }}`"),
        )
    }

    /// Reads the keys that are misspelled keys of a resource, and not actions. They are reported.
    fn fill_misspelled(&self, keys: &mut ResourceKeys<'a>, diagnostics: &mut Diagnostics) {
        for key in std::mem::take(&mut keys.actions) {
            if let Some(problem) = misplaced::in_resource(key, &self.example_of_resource()) {
                diagnostics.push(problem);
                continue;
            }
            match self.actions.misspelled_key(&key) {
                Some(near) => {
                    diagnostics.push_joined(misspelled(&key, near));
                    // One message is enough for a path that is written as text.
                    if let Value::List(_) | Value::Map(_) = key.item.node.value
                        && let Some(field) = ResourceKeys::field(near)
                    {
                        (field.read)(keys, key.item, diagnostics);
                    }
                }
                None => keys.actions.push(key),
            }
        }
    }

    /// Declares the scopes of the last resource and returns their ids. `title` is the title of the resource. `is_valid` is
    /// whether its name can be a part of their names.
    fn scopes_of_resource(
        &mut self,
        actions: &[ActionKey<'a>],
        title: &str,
        prefixes: &[(Template, NodeId)],
        is_valid: bool,
        diagnostics: &mut Diagnostics,
    ) -> Vec<u16> {
        let mut used: HashSet<String> = actions.iter().map(|action| action.item.key.text.clone()).collect();
        let mut scopes = Vec::with_capacity(actions.len());
        for key in actions {
            let Some(resource) = self.declared.resources.last() else { continue };
            let (written, at) = (key.item.key.text.as_str(), key.item.key.at);
            let resolved = self.actions.resolve(key, &resource.name, &mut used, diagnostics);
            if resolved.as_ref().is_none_or(|action| action.name != written) {
                self.refused.action(&resource.name, written, at);
            }
            let Some(Action { name: action, methods }) = resolved else {
                self.refused.resource(written, key.item.node);
                continue;
            };
            let model = Scope {
                name: self.context.naming.name(&resource.name, &action),
                title: format!("{title}: {}", names::title(&action)),
                category: resource.category,
                resource: Some(self.declared.resources.len() - 1),
                action: Some(action.clone()),
                paths: prefixes.iter().map(|(template, _)| template.canonical()).collect(),
                methods,
                ..Scope::default()
            };
            let mut scope = UnresolvedScope::new(model, at);
            scope.read_value(key.item, diagnostics);
            let is_wrong = |declared: &Declared| declared.wrong.contains(&action);
            if self.context.naming.is_wrong {
                self.declared.symbols.note_without_name(&resource.name, &action);
            }
            if !is_valid || matches!(&self.context.actions, Actions::Declared(declared) if is_wrong(declared)) {
                self.refused.scope(&scope.model.name, at);
            } else {
                scopes.extend(self.declare(scope, diagnostics));
            }
        }
        scopes
    }

    fn warn_if_paths_have_no_effect(&self, resource: &str, keys: &ResourceKeys<'_>, diagnostics: &mut Diagnostics) {
        let Some((_, at)) = keys.paths.first() else { return };
        let Actions::Declared(Declared { methods, with_wrong_methods, .. }) = &self.context.actions else { return };
        // A resource without actions, an undeclared action and a wrong method have their own messages.
        let has_no_methods = |action: &ActionKey<'_>| {
            let name = action.item.key.text.as_str();
            methods.get(name).is_some_and(Vec::is_empty) && !with_wrong_methods.contains(name)
        };
        if !keys.actions.is_empty() && keys.actions.iter().all(has_no_methods) {
            let message =
                format!("`paths` of resource `{resource}` has no effect: the resource has no action with methods");
            diagnostics.push(
                Diagnostic::warning(Code::NoEffect, *at, message)
                    .help("give its actions methods, as in `read: [GET]`, or remove `paths`"),
            );
        }
    }
}
