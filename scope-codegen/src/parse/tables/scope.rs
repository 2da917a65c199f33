//! The keys of a scope.

use crate::model::{Deprecated, Scope};
use crate::parse::actions;
use crate::parse::fields::{Field, Fields, Item, unique, wrong};
use crate::problem::{Problem, Problems};
use crate::source::{Place, Value};

/// A scope, with what has still to be looked up.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) scope: Scope,
    pub(crate) place: Place,
    pub(crate) implies: Vec<(&'a str, Place)>,
    pub(crate) aliases: Vec<(&'a str, Place)>,
    pub(crate) variant: Option<(&'a str, Place)>,
    pub(crate) replacement: Replacement<'a>,
    pub(crate) paths: Vec<(&'a str, Place)>,
    /// Where the keys `methods` and `paths` are, readable or not.
    pub(crate) methods_key: Option<Place>,
    pub(crate) paths_key: Option<Place>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(scope: Scope, place: Place) -> Self {
        Self {
            scope,
            place,
            implies: Vec::new(),
            aliases: Vec::new(),
            variant: None,
            replacement: Replacement::Absent,
            paths: Vec::new(),
            methods_key: None,
            paths_key: None,
        }
    }

    /// Reads the value of a scope: its description alone, or a map of keys.
    pub(crate) fn value(&mut self, item: Item<'a>, problems: &mut Problems) {
        match &item.node.value {
            Value::Text(_) => item.text(problems).unwrap_or_default().clone_into(&mut self.scope.description),
            Value::Map(pairs) => self.fill(unique(pairs, problems), problems),
            _ => problems.push(wrong(
                item.node,
                &format!("scope `{}`", self.scope.name),
                "text, or a map with the keys of a scope",
                "write what it allows, or `{}` if there is nothing to say",
            )),
        }
    }

    /// Whether the name is taken as it is; if not, a key that belongs elsewhere is reported.
    fn is_named(&self, item: Item<'a>, owner: &str, problems: &mut Problems) -> bool {
        if self.scope.resource.is_some() {
            let key = &item.key.text;
            problems.push(
                Problem::error(item.key.place, format!("`{key}` cannot stand in a scope of a resource"))
                    .help(format!("they are those of the {owner}; a scope under a category's `scopes` has its own")),
            );
        }
        self.scope.resource.is_none()
    }
}

impl<'a> Fields<'a> for Draft<'a> {
    const OF: &'static str = "a scope";
    const FIELDS: &'a [Field<'a, Self>] = &[
        Field {
            name: "title",
            form: "text",
            about: "What people call it. The default is made from the resource's title and the action, or from the name.",
            read: |draft, item, problems| {
                if let Some(text) = item.text(problems) {
                    text.clone_into(&mut draft.scope.title);
                }
            },
        },
        Field {
            name: "description",
            form: "text",
            about: "What it allows.",
            read: |draft, item, problems| {
                item.text(problems).unwrap_or_default().clone_into(&mut draft.scope.description);
            },
        },
        Field {
            name: "permissions",
            form: "list of text",
            about: "The provider's own permissions that it stands for.",
            read: |draft, item, problems| {
                let texts = item.texts(problems).unwrap_or_default();
                draft.scope.permissions = texts.into_iter().map(|(text, _)| text.to_owned()).collect();
            },
        },
        Field {
            name: "implies",
            form: "list of scope names",
            about: "Scopes that whoever holds this one holds too, and in turn what those imply. Nothing is implied otherwise.",
            read: |draft, item, problems| draft.implies = item.texts(problems).unwrap_or_default(),
        },
        Field {
            name: "deprecated",
            form: "map",
            about: "That it should no longer be used. `{}` where there is nothing to add.",
            read: |draft, item, problems| {
                let mut deprecated = DeprecatedDraft::default();
                if let Some(entries) = item.entries("`{ use: contacts:manage }`", problems) {
                    deprecated.fill(entries, problems);
                }
                draft.scope.deprecated = Some(deprecated.deprecated);
                draft.replacement = deprecated.replacement;
            },
        },
        Field {
            name: "aliases",
            form: "list of names",
            about: "Old names. They are read as this scope in tokens and requests, and refused in the catalog and in code.",
            read: |draft, item, problems| draft.aliases = item.texts(problems).unwrap_or_default(),
        },
        Field {
            name: "variant",
            form: "Rust identifier, such as `ReadMail`",
            about: "The name of the enum variant. The default is made from the scope's name.",
            read: |draft, item, problems| draft.variant = item.text(problems).map(|text| (text, item.place())),
        },
        Field {
            name: "methods",
            form: "list of methods",
            about: "What it may do at and under its `paths`. Only under a category's `scopes`.",
            read: |draft, item, problems| {
                if draft.is_named(item, "action", problems) {
                    draft.methods_key = Some(item.key.place);
                    draft.scope.methods = actions::list(item, problems);
                }
            },
        },
        Field {
            name: "paths",
            form: "list of paths",
            about: "Prefixes, as in a resource. Only under a category's `scopes`.",
            read: |draft, item, problems| {
                if draft.is_named(item, "resource", problems) {
                    draft.paths_key = Some(item.key.place);
                    draft.paths = item.texts(problems).unwrap_or_default();
                }
            },
        },
    ];
}

/// `deprecated: { use: ... }`
#[derive(Debug, Default)]
pub(crate) enum Replacement<'a> {
    #[default]
    Absent,
    /// It is there, but no name: nothing more is to be said about it.
    Unreadable,
    Named(&'a str, Place),
}

/// The keys of `deprecated`.
#[derive(Debug, Default)]
pub(crate) struct DeprecatedDraft<'a> {
    pub(crate) deprecated: Deprecated,
    pub(crate) replacement: Replacement<'a>,
}

impl<'a> Fields<'a> for DeprecatedDraft<'a> {
    const OF: &'static str = "`deprecated`";
    const FIELDS: &'a [Field<'a, Self>] = &[
        Field {
            name: "since",
            form: "text",
            about: "The version or the date from which it is.",
            read: |draft, item, problems| {
                item.text(problems).unwrap_or_default().clone_into(&mut draft.deprecated.since);
            },
        },
        Field {
            name: "use",
            form: "scope name",
            about: "The scope to use instead. It grants nothing by itself.",
            read: |draft, item, problems| {
                let text = item.text(problems);
                draft.replacement = text.map_or(Replacement::Unreadable, |text| Replacement::Named(text, item.place()));
            },
        },
        Field {
            name: "deny",
            form: "`true` or `false`",
            about: "Whether each use in code is a compile error. The default is `false`.",
            read: |draft, item, problems| draft.deprecated.deny = item.flag(problems).unwrap_or_default(),
        },
    ];
}
