//! The key `categories`: categories, resources and scopes. The names by which scopes refer to each other are resolved
//! later.

use super::action_names::ActionNames;
use super::actions::Actions;
use super::fields::{Fields, Item};
use super::keys::{ActionKey, CategoryKeys, ResourceKeys, Section, UnresolvedScope};
use super::names::{self, Naming};
use super::prefixes::PrefixReader;
use crate::diagnostics::Code;
use crate::hash::{HashMap, HashSet};
use crate::model::{Category, PathPrefix, Resource, Scope};
use crate::resolve::symbol_table::SymbolTable;
use crate::template::{Paths, Template, canonical};
use crate::yaml::{Diagnostic, Diagnostics, NodeId};

/// Everything that `categories` declares.
#[derive(Debug, Default)]
pub(crate) struct Declarations<'a> {
    pub(crate) categories: Vec<Category>,
    pub(crate) resources: Vec<Resource>,
    /// The index of a scope is its id.
    pub(crate) scopes: Vec<UnresolvedScope<'a>>,
    pub(crate) prefixes: Vec<PathPrefix>,
    pub(crate) symbols: SymbolTable,
}

/// The keys of the catalog that resources and scopes depend on.
pub(crate) struct Context<'r, 'a> {
    pub(crate) naming: Naming<'a>,
    pub(crate) actions: Actions<'a>,
    pub(crate) paths: &'r Paths,
}

/// Reads the key `categories`.
pub(crate) fn read<'a>(item: Item<'a>, context: &Context<'_, 'a>, diagnostics: &mut Diagnostics) -> Declarations<'a> {
    let mut reader = Reader {
        context,
        declared: Declarations::default(),
        resources: HashMap::default(),
        actions: ActionNames::new(&context.actions),
        prefixes: PrefixReader::new(context.paths),
        without_scopes: Vec::new(),
    };
    if let Some(entries) = item.entries("`{ Contacts: { resources: { ... } } }`", diagnostics) {
        for entry in entries {
            reader.category(entry, diagnostics);
        }
        reader.report_missing_scopes(item.at(), diagnostics);
    }
    Declarations { prefixes: reader.prefixes.finish(), ..reader.declared }
}

struct Reader<'r, 'a> {
    context: &'r Context<'r, 'a>,
    declared: Declarations<'a>,
    /// The names of the resources so far.
    resources: HashMap<&'a str, NodeId>,
    actions: ActionNames<'r, 'a>,
    prefixes: PrefixReader<'r>,
    /// Warnings about categories and resources without scopes.
    without_scopes: Vec<Diagnostic>,
}

impl<'a> Reader<'_, 'a> {
    fn category(&mut self, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let mut keys = CategoryKeys::default();
        if let Some(entries) = item.entries("`{ resources: { ... } }` or `{ scopes: { ... } }`", diagnostics) {
            if entries.is_empty() {
                let message = format!("category `{}` has no scopes", item.key.text);
                self.without_scopes.push(
                    Diagnostic::warning(Code::NoEffect, item.key.at, message)
                        .help("add scopes under its `resources` or its `scopes`, or remove the category"),
                );
            }
            keys.fill(entries, diagnostics);
        }
        let category = self.declared.categories.len();
        self.declared.categories.push(Category { name: item.key.text.clone(), ..Category::default() });
        for Section { key, is_resources, entries } in keys.sections {
            let Some(entries) = entries else { continue };
            if entries.is_empty() {
                self.without_scopes.push(
                    Diagnostic::warning(Code::NoEffect, key.at, format!("`{}` is empty", key.text))
                        .help("fill it in, or remove it"),
                );
            }
            for entry in entries {
                if is_resources {
                    self.resource(category, entry, diagnostics);
                } else {
                    self.standalone_scope(category, entry, diagnostics);
                }
            }
        }
    }

    fn resource(&mut self, category: usize, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let name = item.key.text.as_str();
        if let Some(first) = self.resources.get(name) {
            let message = format!("resource `{name}` is also in another category");
            diagnostics.push(
                Diagnostic::error(Code::DuplicateResource, item.key.at, message)
                    .related(*first, "first declared here")
                    .help("a resource is in one category: merge the two, or rename one"),
            );
            return;
        }
        self.resources.insert(name, item.key.at);
        let mut keys = ResourceKeys::default();
        if let Some(entries) = item.entries("`{ read: What it allows }`", diagnostics) {
            keys.fill(entries, diagnostics);
            if keys.actions.is_empty() && !keys.scopes_are_unreadable {
                let message = format!("resource `{name}` has no actions, so it has no scopes");
                self.without_scopes.push(
                    Diagnostic::warning(Code::NoEffect, item.key.at, message)
                        .help("add an action, as in `read: What it allows`, or remove the resource"),
                );
            }
        }
        let resource = self.declared.resources.len();
        let title = keys.title.map_or_else(|| names::title(name), str::to_owned);
        self.declared.resources.push(Resource {
            name: name.to_owned(),
            title: title.clone(),
            description: keys.description.unwrap_or_default().to_owned(),
            category,
            scopes: Vec::new(),
        });
        if let Some(category) = self.declared.categories.last_mut() {
            category.resources.push(resource);
        }
        let prefixes = self.prefixes.read(&keys.paths, keys.actions.len(), diagnostics);
        let scopes = self.scopes_of_resource(&keys.actions, &title, &prefixes, diagnostics);
        self.warn_if_paths_have_no_effect(name, &keys, diagnostics);
        self.prefixes.add(prefixes, &scopes);
        if let Some(resource) = self.declared.resources.last_mut() {
            resource.scopes = scopes;
        }
    }

    /// Declares the scopes of the last resource and returns their ids. `title` is the title of the resource.
    fn scopes_of_resource(
        &mut self,
        actions: &[ActionKey<'a>],
        title: &str,
        prefixes: &[(Template, NodeId)],
        diagnostics: &mut Diagnostics,
    ) -> Vec<u16> {
        let mut used: HashSet<&'a str> = actions.iter().map(|action| action.item.key.text.as_str()).collect();
        let mut scopes = Vec::with_capacity(actions.len());
        for key in actions {
            let Some((action, methods)) = self.actions.resolve(*key, &mut used, diagnostics) else { continue };
            let Some(resource) = self.declared.resources.last() else { continue };
            let model = Scope {
                name: self.context.naming.name(&resource.name, action),
                title: format!("{title}: {}", names::title(action)),
                category: resource.category,
                resource: Some(self.declared.resources.len() - 1),
                action: Some(action.to_owned()),
                paths: prefixes.iter().map(|(template, _)| canonical(&template.segments)).collect(),
                methods,
                ..Scope::default()
            };
            let mut scope = UnresolvedScope::new(model, key.item.key.at);
            scope.read_value(key.item, diagnostics);
            scopes.extend(self.declare(scope, diagnostics));
        }
        scopes
    }

    fn warn_if_paths_have_no_effect(&self, resource: &str, keys: &ResourceKeys<'_>, diagnostics: &mut Diagnostics) {
        let Some((_, at)) = keys.paths.first() else { return };
        let Actions::Declared { methods, .. } = &self.context.actions else { return };
        // A resource without actions and an undeclared action have their own messages.
        let has_no_methods =
            |action: &ActionKey<'_>| methods.get(action.item.key.text.as_str()).is_some_and(Vec::is_empty);
        if !keys.actions.is_empty() && keys.actions.iter().all(has_no_methods) {
            let message =
                format!("`paths` of resource `{resource}` has no effect: the resource has no action with methods");
            diagnostics.push(
                Diagnostic::warning(Code::NoEffect, *at, message)
                    .help("give its actions methods, as in `read: [GET]`, or remove `paths`"),
            );
        }
    }

    /// Reads a scope under a category's `scopes`.
    fn standalone_scope(&mut self, category: usize, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let name = item.key.text.as_str();
        let model = Scope { name: name.to_owned(), title: names::scope_title(name), category, ..Scope::default() };
        let mut scope = UnresolvedScope::new(model, item.key.at);
        scope.read_value(item, diagnostics);
        let prefixes = self.prefixes.read(&scope.paths, 1, diagnostics);
        scope.model.paths = prefixes.iter().map(|(template, _)| canonical(&template.segments)).collect();
        let incomplete = match (scope.methods_key, scope.paths_key) {
            (Some(at), None) => Some((at, "methods", "paths")),
            (None, Some(at)) => Some((at, "paths", "methods")),
            _ => None,
        };
        if let Some((at, present, missing)) = incomplete {
            let message = format!("scope `{name}` has `{present}` but no `{missing}`, so it authorizes no request");
            diagnostics.push(
                Diagnostic::warning(Code::NoEffect, at, message)
                    .help(format!("add `{missing}`, or remove `{present}`")),
            );
        }
        let id = self.declare(scope, diagnostics);
        self.prefixes.add(prefixes, id.as_slice());
    }

    /// Gives a scope its id; `None` if its name is refused.
    fn declare(&mut self, scope: UnresolvedScope<'a>, diagnostics: &mut Diagnostics) -> Option<u16> {
        let id = self.declared.symbols.add_scope(&scope.model.name, scope.at, diagnostics)?;
        if let Some(category) = self.declared.categories.last_mut() {
            category.scopes.push(id);
        }
        self.declared.scopes.push(scope);
        Some(id)
    }

    /// Reports a catalog without scopes, or each category and resource without scopes.
    fn report_missing_scopes(&mut self, at: NodeId, diagnostics: &mut Diagnostics) {
        if self.declared.symbols.is_empty() && !diagnostics.has_errors() {
            diagnostics.push(
                Diagnostic::error(Code::NoScopes, at, "the catalog has no scopes")
                    .help("add scopes under a category's `resources` or its `scopes`"),
            );
            return;
        }
        for problem in self.without_scopes.drain(..) {
            diagnostics.push(problem);
        }
    }
}
