//! The key `categories`: categories, resources and scopes, before one scope's names for others are looked up.

use crate::hash::{HashMap, HashSet};

use super::actions::Actions;
use super::fields::{Fields, Item};
use super::keys::{ActionKey, CategoryDraft, Draft, Part, ResourceDraft};
use crate::diagnostics::Code;
use crate::limits::MAX_PREFIXES;
use crate::model::{Category, PathPrefix, Resource, Scope};
use crate::nearest::nearest;
use crate::resolve::symbol_table::SymbolTable;
use crate::schema::names::{self, Naming};
use crate::template::{Paths, Template, canonical};
use crate::yaml::{Diagnostic, Diagnostics, NodeId};

/// Everything under `categories`. A draft's index is its scope's id.
#[derive(Debug, Default)]
pub(crate) struct Area<'a> {
    pub(crate) categories: Vec<Category>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) drafts: Vec<Draft<'a>>,
    pub(crate) prefixes: Vec<PathPrefix>,
    pub(crate) names: SymbolTable,
}

/// What is settled before any scope is read.
pub(crate) struct Rules<'r, 'a> {
    pub(crate) naming: Naming<'a>,
    pub(crate) actions: Actions<'a>,
    pub(crate) paths: &'r Paths,
}

/// Reads the key `categories`.
pub(crate) fn read<'a>(item: Item<'a>, rules: &Rules<'_, 'a>, diagnostics: &mut Diagnostics) -> Area<'a> {
    let mut reader = Reader {
        rules,
        area: Area::default(),
        resources: HashMap::default(),
        undeclared: HashSet::default(),
        prefixes: 0,
        idle: Vec::new(),
    };
    let Some(entries) = item.entries("`{ Contacts: { resources: { ... } } }`", diagnostics) else { return reader.area };
    for entry in entries {
        reader.category(entry, diagnostics);
    }
    // Where all do nothing, that is one problem.
    if reader.area.names.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(
            Diagnostic::error(Code::NoScopes, item.at(), "the catalog has no scopes")
                .help("a category makes scopes under `resources` and lists others under `scopes`"),
        );
    } else {
        for problem in reader.idle {
            diagnostics.push(problem);
        }
    }
    reader.area
}

struct Reader<'r, 'a> {
    rules: &'r Rules<'r, 'a>,
    area: Area<'a>,
    /// Names of resources so far.
    resources: HashMap<&'a str, NodeId>,
    /// Actions that are missing because the whole key `actions` is: each is reported once.
    undeclared: HashSet<&'a str>,
    /// Pairs of a scope and a path so far.
    prefixes: usize,
    /// Warnings about what makes no scope.
    idle: Vec<Diagnostic>,
}

impl<'a> Reader<'_, 'a> {
    fn category(&mut self, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let mut draft = CategoryDraft::default();
        if let Some(entries) = item.entries("`{ resources: { ... } }` or `{ scopes: { ... } }`", diagnostics) {
            if entries.is_empty() {
                self.idle.push(
                    Diagnostic::warning(
                        Code::NoEffect,
                        item.key.at,
                        format!("category `{}` makes no scope", item.key.text),
                    )
                    .help("list scopes under its `resources` or its `scopes`, or remove it"),
                );
            }
            draft.fill(entries, diagnostics);
        }
        let category = self.area.categories.len();
        self.area.categories.push(Category { name: item.key.text.clone(), ..Category::default() });
        // Ids follow the document, so the two keys are read in its order.
        for Part { key, is_resources, entries } in draft.parts {
            let Some(entries) = entries else { continue };
            if entries.is_empty() {
                self.idle.push(
                    Diagnostic::warning(Code::NoEffect, key.at, format!("`{}` is empty: it makes no scope", key.text))
                        .help("fill it in, or remove it"),
                );
            }
            for entry in entries {
                if is_resources {
                    self.resource(category, entry, diagnostics);
                } else {
                    self.named_scope(category, entry, diagnostics);
                }
            }
        }
    }

    fn resource(&mut self, category: usize, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let name = item.key.text.as_str();
        if let Some(first) = self.resources.get(name) {
            diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateResource,
                    item.key.at,
                    format!("resource `{name}` is also in another category"),
                )
                .related(*first, "first here")
                .help("a resource is in one category: merge the two, or rename one"),
            );
            return;
        }
        self.resources.insert(name, item.key.at);
        let mut draft = ResourceDraft::default();
        if let Some(entries) = item.entries("`{ read: What it allows }`", diagnostics) {
            draft.fill(entries, diagnostics);
            if draft.actions.is_empty() && !draft.unreadable {
                self.idle.push(
                    Diagnostic::warning(
                        Code::NoEffect,
                        item.key.at,
                        format!("resource `{name}` makes no scope: it has no actions"),
                    )
                    .help("add an action, as in `read: What it allows`, or remove the resource"),
                );
            }
        }
        let resource = self.area.resources.len();
        let title = draft.title.map_or_else(|| names::title(name), str::to_owned);
        let description = draft.description.unwrap_or_default().to_owned();
        self.area.resources.push(Resource {
            name: name.to_owned(),
            title: title.clone(),
            description,
            category,
            scopes: Vec::new(),
        });
        if let Some(category) = self.area.categories.last_mut() {
            category.resources.push(resource);
        }
        let prefixes = self.templates(&draft.paths, draft.actions.len(), diagnostics);
        let scopes = self.made_scopes(&draft.actions, &title, &prefixes, diagnostics);
        self.warn_of_idle_paths(name, &draft, diagnostics);
        self.hold(prefixes, &scopes);
        if let Some(resource) = self.area.resources.last_mut() {
            resource.scopes = scopes;
        }
    }

    /// The scopes of the last resource, of that title.
    fn made_scopes(
        &mut self,
        actions: &[ActionKey<'a>],
        title: &str,
        prefixes: &[(Template, NodeId)],
        diagnostics: &mut Diagnostics,
    ) -> Vec<u16> {
        let mut taken: HashSet<&'a str> = actions.iter().map(|action| action.item.key.text.as_str()).collect();
        let mut scopes = Vec::with_capacity(actions.len());
        for key in actions {
            let Some((action, methods)) = self.action(*key, &mut taken, diagnostics) else { continue };
            let Some(resource) = self.area.resources.last() else { continue };
            let scope = Scope {
                name: self.rules.naming.name(&resource.name, action),
                title: format!("{title}: {}", names::title(action)),
                category: resource.category,
                resource: Some(self.area.resources.len() - 1),
                action: Some(action.to_owned()),
                paths: prefixes.iter().map(|(template, _)| canonical(&template.segments)).collect(),
                methods,
                ..Scope::default()
            };
            let mut draft = Draft::new(scope, key.item.key.at);
            draft.value(key.item, diagnostics);
            scopes.extend(self.push(draft, diagnostics));
        }
        scopes
    }

    fn warn_of_idle_paths(&self, resource: &str, draft: &ResourceDraft<'_>, diagnostics: &mut Diagnostics) {
        let Some((_, at)) = draft.paths.first() else { return };
        let Actions::Declared { methods, .. } = &self.rules.actions else { return };
        // No action at all, and one that is not declared, have their own messages.
        let is_idle = |action: &ActionKey<'_>| methods.get(action.item.key.text.as_str()).is_some_and(Vec::is_empty);
        if !draft.actions.is_empty() && draft.actions.iter().all(is_idle) {
            diagnostics.push(
                Diagnostic::warning(
                    Code::NoEffect,
                    *at,
                    format!("the paths of `{resource}` grant nothing: it has no action with methods"),
                )
                .help("give its actions methods, as in `read: [GET]`, or remove `paths`"),
            );
        }
    }

    /// The action that a key of a resource stands for, with its methods.
    fn action(
        &mut self,
        ActionKey { item, long }: ActionKey<'a>,
        taken: &mut HashSet<&'a str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(&'a str, Vec<String>)> {
        let name = item.key.text.as_str();
        let (methods, declared) = match &self.rules.actions {
            Actions::Unreadable => return Some((name, Vec::new())),
            Actions::Absent => {
                if self.undeclared.insert(name) {
                    diagnostics.push(
                        Diagnostic::error(Code::UndeclaredAction, item.key.at, format!("`{name}` is not a declared action"))
                            .help(format!("the catalog has no `actions`: add `actions: {{ {name}: [] }}`, with the methods that it may use")),
                    );
                }
                return Some((name, Vec::new()));
            }
            Actions::Declared { methods, names } => (methods, names),
        };
        if let Some(methods) = methods.get(name) {
            return Some((name, methods.clone()));
        }
        let what = if long { "not a declared action" } else { "neither a declared action nor a key of a resource" };
        let problem = Diagnostic::error(Code::UndeclaredAction, item.key.at, format!("`{name}` is {what}"));
        if let Some(near) = nearest(name, ResourceDraft::keys())
            && !long
        {
            diagnostics.push(problem.help(format!("did you mean `{near}`?")));
            return None;
        }
        let Some(near) = nearest(name, declared.iter().copied()) else {
            diagnostics.push(
                problem.help(format!("declare it under `actions`: `{name}: [GET]`, or `{name}: []` without methods")),
            );
            return Some((name, Vec::new()));
        };
        diagnostics.push(problem.help(format!("did you mean `{near}`? a new action is declared under `actions`")));
        // Go on with what is probably meant: its scope is named elsewhere, and one mistake is one message.
        taken.insert(near).then(|| (near, methods.get(near).cloned().unwrap_or_default()))
    }

    fn named_scope(&mut self, category: usize, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let name = item.key.text.as_str();
        let scope = Scope { name: name.to_owned(), title: names::scope_title(name), category, ..Scope::default() };
        let mut draft = Draft::new(scope, item.key.at);
        draft.value(item, diagnostics);
        let prefixes = self.templates(&draft.paths, 1, diagnostics);
        draft.scope.paths = prefixes.iter().map(|(template, _)| canonical(&template.segments)).collect();
        let half = match (draft.methods_key, draft.paths_key) {
            (Some(at), None) => Some((at, "methods", "paths")),
            (None, Some(at)) => Some((at, "paths", "methods")),
            _ => None,
        };
        if let Some((at, has, lacks)) = half {
            diagnostics.push(
                Diagnostic::warning(
                    Code::NoEffect,
                    at,
                    format!("scope `{name}` has `{has}` but no `{lacks}`: they authorise no request"),
                )
                .help(format!("add `{lacks}`, or remove `{has}`")),
            );
        }
        let id = self.push(draft, diagnostics);
        self.hold(prefixes, id.as_slice());
    }

    /// The prefixes of a resource or a scope, `scopes` of which hold each; none of them if that is too much.
    fn templates(
        &mut self,
        paths: &[(&str, NodeId)],
        scopes: usize,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(Template, NodeId)> {
        let before = self.prefixes;
        self.prefixes += paths.len() * scopes;
        if self.prefixes > MAX_PREFIXES {
            if let Some((_, at)) = paths.first()
                && before <= MAX_PREFIXES
            {
                diagnostics.push(
                    Diagnostic::error(
                        Code::TooManyPrefixes,
                        *at,
                        format!("`paths` come to more than {MAX_PREFIXES} pairs of a scope and a path"),
                    )
                    .help("write shorter prefixes: each covers all paths under it"),
                );
            }
            return Vec::new();
        }
        let read = |(text, at): &(&str, NodeId)| Some((self.rules.paths.prefix(text, *at, diagnostics)?, *at));
        paths.iter().filter_map(read).collect()
    }

    fn hold(&mut self, prefixes: Vec<(Template, NodeId)>, scopes: &[u16]) {
        self.area.prefixes.extend(prefixes.into_iter().map(|(template, at)| PathPrefix {
            is_root: template.segments.len() == self.rules.paths.depth(),
            template,
            scopes: scopes.to_vec(),
            at,
        }));
    }

    /// Gives a scope its id, unless its name is refused.
    fn push(&mut self, draft: Draft<'a>, diagnostics: &mut Diagnostics) -> Option<u16> {
        let id = self.area.names.add_scope(&draft.scope.name, draft.at, diagnostics)?;
        if let Some(category) = self.area.categories.last_mut() {
            category.scopes.push(id);
        }
        self.area.drafts.push(draft);
        Some(id)
    }
}
