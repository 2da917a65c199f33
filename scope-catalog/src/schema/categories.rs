//! The key `categories`: categories, resources and scopes. The names by which scopes refer to each other are resolved
//! later.

use super::action_names::ActionNames;
use super::actions::Actions;
use super::fields::{self, Fields};
use super::item::Item;
use super::keys::{CategoryKeys, Section, UnresolvedScope};
use super::misplaced;
use super::names::{self, Naming};
use super::prefixes::PrefixReader;
use super::refused::Refused;
use crate::diagnostics::Code;
use crate::hash::HashMap;
use crate::model::{Category, PathPrefix, Resource, Scope};
use crate::resolve::symbol_table::SymbolTable;
use crate::template::Paths;
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
    /// Keys of the catalog that are written under `categories`. This is reported.
    pub(crate) misplaced: Vec<Item<'a>>,
}

/// The keys of the catalog that resources and scopes depend on.
pub(crate) struct Context<'r, 'a> {
    pub(crate) naming: Naming<'a>,
    pub(crate) actions: Actions,
    pub(crate) paths: &'r Paths,
}

/// Reads the key `categories`.
pub(crate) fn read<'a>(item: Item<'a>, context: &Context<'_, 'a>, diagnostics: &mut Diagnostics) -> Declarations<'a> {
    let mut reader = Reader {
        context,
        declared: Declarations::default(),
        resources: HashMap::default(),
        actions: ActionNames::new(&context.naming, &context.actions),
        refused: Refused::new(&context.naming, &context.actions),
        prefixes: PrefixReader::new(context.paths),
        without_scopes: Vec::new(),
        scopes_as_resources: Vec::new(),
    };
    match item.entries("`{ Contacts: { resources: { ... } } }`", diagnostics) {
        Some(entries) => {
            for entry in entries {
                reader.category(entry, diagnostics);
            }
            reader.refused.repeated(item.node, |refused, _, node| refused.category(node));
            diagnostics.extend(scopes_as_resources(&reader.scopes_as_resources));
            reader.report_missing_scopes(item.at(), diagnostics);
        }
        None => reader.refused.unknown(),
    }
    reader.refused.finish(&mut reader.declared.symbols);
    Declarations { prefixes: reader.prefixes.finish(), ..reader.declared }
}

/// The error about the resources that are named like scopes: their names, resources, actions and places.
fn scopes_as_resources(found: &[(&str, &str, &str, NodeId)]) -> Option<Diagnostic> {
    let ((name, resource, action, at), others) = found.split_first()?;
    let problem = Diagnostic::error(
        Code::MisplacedKey,
        *at,
        format!("`{name}` is the name of a scope, and a resource is expected here"),
    )
    .help(format!("write `{resource}:` here, and `{action}:` under it: the name of the scope is made from both"));
    Some(
        others
            .iter()
            .take(MAX_SHOWN)
            .fold(problem, |problem, (name, .., at)| problem.related(*at, format!("so is `{name}` here"))),
    )
}

/// The maximum number of further resources that one message shows.
const MAX_SHOWN: usize = 3;

/// Reads categories. [`resources`](super::resources) has the methods for resources.
pub(super) struct Reader<'r, 'a> {
    pub(super) context: &'r Context<'r, 'a>,
    pub(super) declared: Declarations<'a>,
    /// The names of the resources so far.
    pub(super) resources: HashMap<&'a str, NodeId>,
    pub(super) actions: ActionNames<'r, 'a>,
    pub(super) refused: Refused<'r, 'a>,
    pub(super) prefixes: PrefixReader<'r>,
    /// Warnings about categories and resources without scopes.
    pub(super) without_scopes: Vec<Diagnostic>,
    /// The resources that are named like scopes: their names, resources, actions and places.
    pub(super) scopes_as_resources: Vec<(&'a str, &'a str, &'a str, NodeId)>,
}

impl<'a> Reader<'_, 'a> {
    fn category(&mut self, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let mut keys = CategoryKeys::default();
        names::check_length(&item.key.text, "category", item.key.at, diagnostics);
        if let Some(problem) = misplaced::category(item, &self.context.actions) {
            diagnostics.push(problem);
            if let Some(field) = CategoryKeys::field(&item.key.text) {
                (field.read)(&mut keys, item, diagnostics);
            } else {
                self.refused.resource(&item.key.text, item.node);
                self.declared.misplaced.push(item);
            }
        } else if let Some(entries) = item.keys("`{ resources: { ... } }` or `{ scopes: { ... } }`", diagnostics) {
            if entries.is_empty() {
                let message = format!("category `{}` has no scopes", item.key.text);
                self.without_scopes.push(
                    Diagnostic::warning(Code::NoEffect, item.key.at, message)
                        .help("add scopes under its `resources` or its `scopes`, or remove the category"),
                );
            }
            keys.fill(entries, diagnostics);
            self.refused.repeated(item.node, |refused, key, node| refused.section(key == "resources", node));
        } else {
            self.refused.unknown();
        }
        for other in keys.others {
            let problem = misplaced::in_category(other);
            diagnostics.push(problem.unwrap_or_else(|| fields::unknown_key::<CategoryKeys<'_>>(other.key, None)));
            self.refused.scope(&other.key.text, other.key.at);
            self.refused.resource(&other.key.text, other.node);
        }
        let category = self.declared.categories.len();
        self.declared.categories.push(Category { name: item.key.text.clone(), ..Category::default() });
        for Section { item: Item { key, node }, is_resources, entries } in keys.sections {
            let Some(entries) = entries else {
                self.refused.unknown();
                continue;
            };
            if entries.is_empty() {
                self.without_scopes.push(
                    Diagnostic::warning(Code::NoEffect, key.at, format!("`{}` is empty", key.text))
                        .help("fill it in, or remove it"),
                );
            }
            if is_resources {
                self.refused.repeated(node, Refused::resource);
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

    /// Reads a scope under a category's `scopes`.
    fn standalone_scope(&mut self, category: usize, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let name = item.key.text.as_str();
        let model = Scope { name: name.to_owned(), title: names::scope_title(name), category, ..Scope::default() };
        let mut scope = UnresolvedScope::new(model, item.key.at);
        scope.read_value(item, diagnostics);
        let prefixes = self.prefixes.read(&scope.paths, 1, diagnostics);
        scope.model.paths = prefixes.iter().map(|(template, _)| template.canonical()).collect();
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
    pub(super) fn declare(&mut self, scope: UnresolvedScope<'a>, diagnostics: &mut Diagnostics) -> Option<u16> {
        for (name, at) in &scope.nested {
            self.refused.scope(name, *at);
        }
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
