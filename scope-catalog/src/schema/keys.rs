//! The keys of each map of a catalog. One table for each map reads the keys and documents them.

mod scope;

use super::fields::{Field, Fields};
use super::item::Item;
use crate::schema::names::Naming;
use crate::yaml::{Diagnostics, NodeId};
use scope::DeprecatedKeys;
pub(crate) use scope::{Replacement, UnresolvedScope};

/// The keys of the catalog. Values that depend on other keys are kept unread.
#[derive(Debug, Default)]
pub(crate) struct CatalogKeys<'a> {
    pub(crate) title: Option<&'a str>,
    pub(crate) naming: Naming<'a>,
    pub(crate) base: Option<(&'a str, NodeId)>,
    pub(crate) ignore_case: bool,
    pub(crate) encoded_delimiters: bool,
    pub(crate) actions: Option<Item<'a>>,
    pub(crate) categories: Option<Item<'a>>,
    pub(crate) requirements: Option<Item<'a>>,
    pub(crate) endpoints: Option<Item<'a>>,
    pub(crate) presets: Option<Item<'a>>,
    /// The keys of a category that are not in a category.
    pub(crate) misplaced: Vec<Item<'a>>,
}

impl<'a> Fields<'a> for CatalogKeys<'a> {
    const OF: &'static str = "the catalog";
    const FIELDS: &'a [Field<'a, Self>] = &[
        Field {
            name: "catalog",
            form: "text, required",
            about: "The name of the API or the product that the scopes belong to.",
            read: |catalog, item, diagnostics| {
                catalog.title = item.required_text("write the name of the API", diagnostics);
            },
        },
        Field {
            name: "naming",
            form: "text with `{resource}` and `{action}`, each once",
            about: "The pattern of the names of a resource's scopes. The default is `{resource}:{action}`.",
            read: |catalog, item, diagnostics| {
                let text = item.text(diagnostics);
                catalog.naming = text.map_or_else(Naming::wrong, |text| Naming::parse(text, item.at(), diagnostics));
            },
        },
        Field {
            name: "base",
            form: "path, such as `/v3`",
            about: "A prefix of every path of the catalog. It has literal segments only, and no trailing `/`.",
            read: |catalog, item, diagnostics| catalog.base = item.text(diagnostics).map(|text| (text, item.at())),
        },
        Field {
            name: "case",
            form: "`sensitive` or `insensitive`",
            about: "With `insensitive`, the ASCII letters of literals match in either case. The default is `sensitive`.",
            read: |catalog, item, diagnostics| {
                catalog.ignore_case = item.word(["sensitive", "insensitive"], diagnostics).unwrap_or_default();
            },
        },
        Field {
            name: "encoded_delimiters",
            form: "`refuse` or `allow`",
            about: "`allow` accepts `%23`, `%25`, `%2F`, `%3B` and `%3F` inside parameters, for a service whose router does not decode paths before it routes. The default is `refuse`.",
            read: |catalog, item, diagnostics| {
                catalog.encoded_delimiters = item.word(["refuse", "allow"], diagnostics).unwrap_or_default();
            },
        },
        Field {
            name: "actions",
            form: "map of action to list of methods",
            about: "The actions on resources, each with its HTTP methods. An action with `[]` authorizes no path.",
            read: |catalog, item, _| catalog.actions = Some(item),
        },
        Field {
            name: "categories",
            form: "map of name to category, required",
            about: "The scopes, grouped under headings for people. Scopes keep the order of the document.",
            read: |catalog, item, _| catalog.categories = Some(item),
        },
        Field {
            name: "requirements",
            form: "map of name to requirement",
            about: "Requirements that `endpoints` uses more than once, as `$name`. A name is made of letters, digits, `-`, `_` and `.`.",
            read: |catalog, item, _| catalog.requirements = Some(item),
        },
        Field {
            name: "endpoints",
            form: "map of template to map of method to requirement",
            about: "The rows. Each has a template, such as `/me/messages/{id}`, and a requirement for each of its methods.",
            read: |catalog, item, _| catalog.endpoints = Some(item),
        },
        Field {
            name: "presets",
            form: "map of title to scope names with commas",
            about: "Combinations of scopes that applications often request.",
            read: |catalog, item, _| catalog.presets = Some(item),
        },
    ];

    fn take(&mut self, item: Item<'a>) -> bool {
        let is_misplaced = CategoryKeys::field(&item.key.text).is_some();
        if is_misplaced {
            self.misplaced.push(item);
        }
        is_misplaced
    }
}

/// The keys of a category.
#[derive(Debug, Default)]
pub(crate) struct CategoryKeys<'a> {
    /// The keys in document order, because this is the order of the scopes' ids.
    pub(crate) sections: Vec<Section<'a>>,
    /// The keys that a category cannot have.
    pub(crate) others: Vec<Item<'a>>,
}

/// The key `resources` or `scopes` of a category.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    pub(crate) item: Item<'a>,
    /// Whether the key is `resources`.
    pub(crate) is_resources: bool,
    /// `None` if the value is not a map.
    pub(crate) entries: Option<Vec<Item<'a>>>,
}

impl<'a> Fields<'a> for CategoryKeys<'a> {
    const OF: &'static str = "a category";
    const FIELDS: &'a [Field<'a, Self>] = &[
        Field {
            name: "resources",
            form: "map of name to resource",
            about: "Areas of the API. The names of their scopes follow `naming`.",
            read: |category, item, diagnostics| {
                let entries = item.entries("`{ contacts: { ... } }`", diagnostics);
                category.sections.push(Section { item, is_resources: true, entries });
            },
        },
        Field {
            name: "scopes",
            form: "map of name to scope",
            about: "Scopes whose names do not follow `naming`. The value of each is a description, or a map with the keys of a scope.",
            read: |category, item, diagnostics| {
                let entries = item.entries("`{ repo: Full control of repositories }`", diagnostics);
                category.sections.push(Section { item, is_resources: false, entries });
            },
        },
    ];

    fn take(&mut self, item: Item<'a>) -> bool {
        self.others.push(item);
        true
    }
}

/// The keys of a resource.
#[derive(Debug, Default)]
pub(crate) struct ResourceKeys<'a> {
    pub(crate) title: Option<&'a str>,
    pub(crate) description: Option<&'a str>,
    pub(crate) paths: Vec<(&'a str, NodeId)>,
    /// The keys that should be actions.
    pub(crate) actions: Vec<ActionKey<'a>>,
    /// Whether the value of the key `scopes` is not a map.
    pub(crate) scopes_are_unreadable: bool,
}

/// A key of a resource, or of its `scopes`, that should be an action.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ActionKey<'a> {
    pub(crate) item: Item<'a>,
    /// Whether the key is in `scopes`, where all keys are actions.
    pub(crate) is_in_scopes: bool,
}

impl<'a> Fields<'a> for ResourceKeys<'a> {
    const OF: &'static str = "a resource";
    const FIELDS: &'a [Field<'a, Self>] = &[
        Field {
            name: "title",
            form: "text",
            about: "The title for people. The default is made from the name.",
            read: |resource, item, diagnostics| resource.title = item.text(diagnostics),
        },
        Field {
            name: "description",
            form: "text",
            about: "A description for people.",
            read: |resource, item, diagnostics| resource.description = item.text(diagnostics),
        },
        Field {
            name: "paths",
            form: "list of paths",
            about: "Prefixes, which can have parameters. Each scope of the resource authorizes the methods of its action at these paths and below them.",
            read: |resource, item, diagnostics| resource.paths = item.texts(diagnostics).unwrap_or_default(),
        },
        Field {
            name: "scopes",
            form: "map of action to scope",
            about: "Actions that have the name of a key in this table. Every other key of a resource is an action, too. The value of an action is a description, or a map with the keys of a scope.",
            read: |resource, item, diagnostics| {
                let entries = item.entries("`{ read: What it allows }`", diagnostics);
                resource.scopes_are_unreadable = entries.is_none();
                let keys = entries.into_iter().flatten().map(|item| ActionKey { item, is_in_scopes: true });
                resource.actions.extend(keys);
            },
        },
    ];

    // An action can be similar to a key of the table.
    fn fill(&mut self, items: Vec<Item<'a>>, diagnostics: &mut Diagnostics) {
        for item in Self::without_pieces(&items, diagnostics) {
            match Self::field(&item.key.text) {
                Some(field) => (field.read)(self, item, diagnostics),
                None => self.actions.push(ActionKey { item, is_in_scopes: false }),
            }
        }
    }
}

/// The reference of the catalog's keys in Markdown, with one table for each map.
///
/// ```
/// assert!(scope_catalog::schema::reference().contains("| `naming` |"));
/// ```
pub fn reference() -> String {
    let mut out = "# The catalog, key by key\n".to_owned();
    CatalogKeys::document(&mut out);
    CategoryKeys::document(&mut out);
    ResourceKeys::document(&mut out);
    UnresolvedScope::document(&mut out);
    DeprecatedKeys::document(&mut out);
    out
}
