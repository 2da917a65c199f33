//! The keys of a scope.

use crate::diagnostics::Code;
use crate::model::{Deprecated, Scope};
use crate::schema::actions;
use crate::schema::fields::{Field, Fields, Item, unique, wrong};
use crate::yaml::{Diagnostic, Diagnostics};
use crate::yaml::{NodeId, Value};

/// A scope, with what has still to be looked up.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) scope: Scope,
    pub(crate) at: NodeId,
    pub(crate) implies: Vec<(&'a str, NodeId)>,
    pub(crate) aliases: Vec<(&'a str, NodeId)>,
    pub(crate) variant: Option<(&'a str, NodeId)>,
    pub(crate) replacement: Replacement<'a>,
    pub(crate) paths: Vec<(&'a str, NodeId)>,
    /// Where the keys `methods` and `paths` are, readable or not.
    pub(crate) methods_key: Option<NodeId>,
    pub(crate) paths_key: Option<NodeId>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(scope: Scope, at: NodeId) -> Self {
        Self {
            scope: Scope { at, ..scope },
            at,
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
    pub(crate) fn value(&mut self, item: Item<'a>, diagnostics: &mut Diagnostics) {
        match &item.node.value {
            Value::Text(_) => item.text(diagnostics).unwrap_or_default().clone_into(&mut self.scope.description),
            Value::Map(pairs) => self.fill(unique(pairs, diagnostics), diagnostics),
            _ => diagnostics.push(wrong(
                item.node,
                &format!("scope `{}`", self.scope.name),
                "text, or a map with the keys of a scope",
                "write what it allows, or `{}` if there is nothing to say",
            )),
        }
    }

    /// Whether the name is taken as it is; if not, a key that belongs elsewhere is reported.
    fn is_named(&self, item: Item<'a>, owner: &str, diagnostics: &mut Diagnostics) -> bool {
        if self.scope.resource.is_some() {
            let key = &item.key.text;
            diagnostics.push(
                Diagnostic::error(
                    Code::MisplacedKey,
                    item.key.at,
                    format!("`{key}` cannot stand in a scope of a resource"),
                )
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
            read: |draft, item, diagnostics| {
                if let Some(text) = item.text(diagnostics) {
                    text.clone_into(&mut draft.scope.title);
                }
            },
        },
        Field {
            name: "description",
            form: "text",
            about: "What it allows.",
            read: |draft, item, diagnostics| {
                item.text(diagnostics).unwrap_or_default().clone_into(&mut draft.scope.description);
            },
        },
        Field {
            name: "permissions",
            form: "list of text",
            about: "The provider's own permissions that it stands for.",
            read: |draft, item, diagnostics| {
                let texts = item.texts(diagnostics).unwrap_or_default();
                draft.scope.permissions = texts.into_iter().map(|(text, _)| text.to_owned()).collect();
            },
        },
        Field {
            name: "implies",
            form: "list of scope names",
            about: "Scopes that whoever holds this one holds too, and in turn what those imply. Nothing is implied otherwise.",
            read: |draft, item, diagnostics| draft.implies = item.texts(diagnostics).unwrap_or_default(),
        },
        Field {
            name: "deprecated",
            form: "map",
            about: "That it should no longer be used. `{}` where there is nothing to add.",
            read: |draft, item, diagnostics| {
                let mut deprecated = DeprecatedDraft::default();
                if let Some(entries) = item.entries("`{ use: contacts:manage }`", diagnostics) {
                    deprecated.fill(entries, diagnostics);
                }
                draft.scope.deprecated = Some(deprecated.deprecated);
                draft.replacement = deprecated.replacement;
            },
        },
        Field {
            name: "aliases",
            form: "list of names",
            about: "Old names. They are read as this scope in tokens and requests, and refused in the catalog and in code.",
            read: |draft, item, diagnostics| draft.aliases = item.texts(diagnostics).unwrap_or_default(),
        },
        Field {
            name: "variant",
            form: "Rust identifier, such as `ReadMail`",
            about: "The name of the enum variant. The default is made from the scope's name.",
            read: |draft, item, diagnostics| draft.variant = item.text(diagnostics).map(|text| (text, item.at())),
        },
        Field {
            name: "methods",
            form: "list of methods",
            about: "What it may do at and under its `paths`. Only under a category's `scopes`.",
            read: |draft, item, diagnostics| {
                if draft.is_named(item, "action", diagnostics) {
                    draft.methods_key = Some(item.key.at);
                    draft.scope.methods = actions::list(item, diagnostics);
                }
            },
        },
        Field {
            name: "paths",
            form: "list of paths",
            about: "Prefixes, as in a resource. Only under a category's `scopes`.",
            read: |draft, item, diagnostics| {
                if draft.is_named(item, "resource", diagnostics) {
                    draft.paths_key = Some(item.key.at);
                    draft.paths = item.texts(diagnostics).unwrap_or_default();
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
    Named(&'a str, NodeId),
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
            read: |draft, item, diagnostics| {
                item.text(diagnostics).unwrap_or_default().clone_into(&mut draft.deprecated.since);
            },
        },
        Field {
            name: "use",
            form: "scope name",
            about: "The scope to use instead. It grants nothing by itself.",
            read: |draft, item, diagnostics| {
                let text = item.text(diagnostics);
                draft.replacement = text.map_or(Replacement::Unreadable, |text| Replacement::Named(text, item.at()));
            },
        },
        Field {
            name: "deny",
            form: "`true` or `false`",
            about: "Whether each use in code is a compile error. The default is `false`.",
            read: |draft, item, diagnostics| draft.deprecated.deny = item.flag(diagnostics).unwrap_or_default(),
        },
    ];
}
