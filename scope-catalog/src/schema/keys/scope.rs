//! The keys of a scope, and those of its `deprecated`.

use crate::diagnostics::Code;
use crate::model::{Deprecated, Scope};
use crate::schema::actions;
use crate::schema::fields::{Field, Fields, listed};
use crate::schema::item::{Item, unique, wrong};
use crate::yaml::{Diagnostic, Diagnostics};
use crate::yaml::{NodeId, Value};

/// A scope whose references to other scopes are not yet resolved.
#[derive(Debug)]
pub(crate) struct UnresolvedScope<'a> {
    pub(crate) model: Scope,
    pub(crate) at: NodeId,
    pub(crate) implies: Vec<(&'a str, NodeId)>,
    pub(crate) aliases: Vec<(&'a str, NodeId)>,
    pub(crate) variant: Option<(&'a str, NodeId)>,
    pub(crate) replacement: Replacement<'a>,
    /// The text of a `deprecated` that is not a map. The error depends on whether it is the name of a scope.
    pub(crate) deprecated_text: Option<(&'a str, NodeId)>,
    /// The keys that look like the names of scopes, because they are indented too far.
    pub(crate) nested: Vec<(&'a str, NodeId)>,
    pub(crate) paths: Vec<(&'a str, NodeId)>,
    /// The node of the key `methods`. It is set even if the value is wrong.
    pub(crate) methods_key: Option<NodeId>,
    /// The node of the key `paths`. It is set even if the value is wrong.
    pub(crate) paths_key: Option<NodeId>,
}

impl<'a> UnresolvedScope<'a> {
    pub(crate) fn new(model: Scope, at: NodeId) -> Self {
        Self {
            model: Scope { at, ..model },
            at,
            implies: Vec::new(),
            aliases: Vec::new(),
            variant: None,
            replacement: Replacement::Absent,
            deprecated_text: None,
            nested: Vec::new(),
            paths: Vec::new(),
            methods_key: None,
            paths_key: None,
        }
    }

    /// Reads the value of a scope: its description, or a map of keys.
    pub(crate) fn read_value(&mut self, item: Item<'a>, diagnostics: &mut Diagnostics) {
        match &item.node.value {
            Value::Text(_) => item.text(diagnostics).unwrap_or_default().clone_into(&mut self.model.description),
            Value::Map(pairs) => {
                self.fill(unique(pairs, diagnostics), diagnostics);
                for (name, at) in &self.nested {
                    let message = format!("unknown key `{name}` in a scope");
                    diagnostics.push(Diagnostic::error(Code::UnknownKey, *at, message).help(format!(
                        "if it is another scope, indent it as this scope is indented; otherwise the keys are {}",
                        listed(Self::keys())
                    )));
                }
            }
            _ => diagnostics.push(wrong(
                item.node,
                &format!("scope `{}`", self.model.name),
                "text, or a map with the keys of a scope",
                match item.node.value {
                    Value::Null => "write a description, or `{}` for a scope without one; text that starts with `#` is a comment, unless it is quoted",
                    _ => "write a description, or `{}` for a scope without one",
                },
            )),
        }
    }

    /// Whether the scope can have its own methods and paths. If it belongs to a resource, the key is reported.
    fn is_standalone(&self, item: Item<'a>, owner: &str, diagnostics: &mut Diagnostics) -> bool {
        if self.model.resource.is_some() {
            let key = &item.key.text;
            diagnostics.push(
                Diagnostic::error(
                    Code::MisplacedKey,
                    item.key.at,
                    format!("a scope of a resource cannot have `{key}`"),
                )
                .help(format!("remove it: the scope has the {key} of its {owner}")),
            );
        }
        self.model.resource.is_none()
    }
}

impl<'a> Fields<'a> for UnresolvedScope<'a> {
    const OF: &'static str = "a scope";
    const FIELDS: &'a [Field<'a, Self>] = &[
        Field {
            name: "title",
            form: "text",
            about: "The title for people. The default is made from the resource's title and the action, or from the name.",
            read: |scope, item, diagnostics| {
                if let Some(text) = item.text(diagnostics) {
                    text.clone_into(&mut scope.model.title);
                }
            },
        },
        Field {
            name: "description",
            form: "text",
            about: "A description for people: what the scope allows.",
            read: |scope, item, diagnostics| {
                item.text(diagnostics).unwrap_or_default().clone_into(&mut scope.model.description);
            },
        },
        Field {
            name: "permissions",
            form: "list of text",
            about: "Ids of the provider's own permissions that the scope represents.",
            read: |scope, item, diagnostics| {
                let texts = item.texts(diagnostics).unwrap_or_default();
                scope.model.permissions = texts.into_iter().map(|(text, _)| text.to_owned()).collect();
            },
        },
        Field {
            name: "implies",
            form: "list of scope names",
            about: "Scopes that a holder of this scope holds as well, together with the scopes that those imply.",
            read: |scope, item, diagnostics| scope.implies = item.texts(diagnostics).unwrap_or_default(),
        },
        Field {
            name: "deprecated",
            form: "map",
            about: "Marks the scope as deprecated. Write `{}` if there is nothing to add.",
            read: |scope, item, diagnostics| {
                let mut deprecated = DeprecatedKeys::default();
                match &item.node.value {
                    Value::Map(pairs) => deprecated.fill(unique(pairs, diagnostics), diagnostics),
                    Value::Text(text) if !text.trim().is_empty() => {
                        scope.deprecated_text = Some((text, item.at()));
                        deprecated.replacement = Replacement::Unreadable;
                    }
                    Value::Bool(false) => {
                        return diagnostics.push(wrong(
                            item.node,
                            "`deprecated`",
                            "a map",
                            "remove the key: a scope without it is not deprecated",
                        ));
                    }
                    _ => diagnostics.push(wrong(
                        item.node,
                        "`deprecated`",
                        "a map",
                        "write `deprecated: {}`, which can have the keys `since`, `use` and `deny`",
                    )),
                }
                scope.model.deprecated = Some(deprecated.deprecated);
                scope.replacement = deprecated.replacement;
            },
        },
        Field {
            name: "aliases",
            form: "list of names",
            about: "Old names of the scope. Tokens and requests can use them; the catalog and code cannot.",
            read: |scope, item, diagnostics| scope.aliases = item.texts(diagnostics).unwrap_or_default(),
        },
        Field {
            name: "variant",
            form: "Rust identifier, such as `ReadMail`",
            about: "The name of the enum variant. The default is made from the scope's name.",
            read: |scope, item, diagnostics| scope.variant = item.text(diagnostics).map(|text| (text, item.at())),
        },
        Field {
            name: "methods",
            form: "list of methods",
            about: "The methods that the scope authorizes at its `paths` and below them. A scope of a resource cannot have this key.",
            read: |scope, item, diagnostics| {
                if scope.is_standalone(item, "action", diagnostics) {
                    scope.methods_key = Some(item.key.at);
                    scope.model.methods = actions::list(item, diagnostics);
                }
            },
        },
        Field {
            name: "paths",
            form: "list of paths",
            about: "Prefixes. A scope of a resource cannot have this key.",
            read: |scope, item, diagnostics| {
                if scope.is_standalone(item, "resource", diagnostics) {
                    scope.paths_key = Some(item.key.at);
                    scope.paths = item.texts(diagnostics).unwrap_or_default();
                }
            },
        },
    ];

    fn take(&mut self, item: Item<'a>) -> bool {
        let is_word = item.key.text.chars().all(|c| c.is_alphanumeric() || c == '_');
        let is_nested = match item.node.value {
            Value::Map(_) => true,
            Value::Text(_) => !is_word,
            _ => false,
        };
        if is_nested {
            self.nested.push((&item.key.text, item.key.at));
        }
        is_nested
    }
}

/// The key `use` of `deprecated`.
#[derive(Debug, Default)]
pub(crate) enum Replacement<'a> {
    #[default]
    Absent,
    /// The value is not text. This is reported already.
    Unreadable,
    Named(&'a str, NodeId),
}

/// The keys of `deprecated`.
#[derive(Debug, Default)]
pub(crate) struct DeprecatedKeys<'a> {
    pub(crate) deprecated: Deprecated,
    pub(crate) replacement: Replacement<'a>,
}

impl<'a> Fields<'a> for DeprecatedKeys<'a> {
    const OF: &'static str = "`deprecated`";
    const FIELDS: &'a [Field<'a, Self>] = &[
        Field {
            name: "since",
            form: "text",
            about: "The version or the date since which the scope is deprecated.",
            read: |keys, item, diagnostics| {
                item.text(diagnostics).unwrap_or_default().clone_into(&mut keys.deprecated.since);
            },
        },
        Field {
            name: "use",
            form: "scope name",
            about: "The scope to use instead. The deprecated scope does not imply it.",
            read: |keys, item, diagnostics| {
                let text = item.text(diagnostics);
                keys.replacement = text.map_or(Replacement::Unreadable, |text| Replacement::Named(text, item.at()));
            },
        },
        Field {
            name: "deny",
            form: "`true` or `false`",
            about: "`true` makes each use in code a compile error. The default is `false`.",
            read: |keys, item, diagnostics| keys.deprecated.deny = item.flag(diagnostics).unwrap_or_default(),
        },
    ];
}
