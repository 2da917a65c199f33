//! Keys under `categories` that belong to another place of the catalog.

use super::actions::Actions;
use super::fields::Fields as _;
use super::item::Item;
use super::keys::{ActionKey, CatalogKeys, CategoryKeys, UnresolvedScope};
use super::names::Naming;
use crate::diagnostics::Code;
use crate::yaml::{Diagnostic, Value};

/// The error about a category that is a key of the catalog or of a category, or a resource; `None` if it is neither.
pub(super) fn category(item: Item<'_>, actions: &Actions) -> Option<Diagnostic> {
    let name = item.key.text.as_str();
    let has_sections = match &item.node.value {
        Value::Map(pairs) => pairs.iter().any(|(key, _)| CategoryKeys::field(&key.text).is_some()),
        _ => false,
    };
    if has_sections {
        return None;
    }
    let (message, help) = if CategoryKeys::field(name).is_some() {
        (
            format!("`{name}` is not in a category"),
            format!("write the name of a category, such as `All:`, and indent `{name}` under it"),
        )
    } else if CatalogKeys::field(name).is_some() {
        (format!("`{name}` is a key of the catalog, and not a category"), format!("write `{name}` without indentation"))
    } else if is_resource(item, actions) {
        (
            format!("`{name}` is a resource, and a category is expected here"),
            format!("write the name of a category, such as `All:`, `resources:` under it, and `{name}` under that"),
        )
    } else {
        return None;
    };
    Some(Diagnostic::error(Code::MisplacedKey, item.key.at, message).help(help))
}

/// Whether a map has `paths` or an action.
fn is_resource(item: Item<'_>, actions: &Actions) -> bool {
    let Value::Map(pairs) = &item.node.value else { return false };
    let is_action = |name: &str| matches!(actions, Actions::Declared(declared) if declared.methods.contains_key(name));
    pairs.iter().any(|(key, _)| key.text == "paths" || is_action(&key.text))
}

/// The error about a key that a category cannot have, and whose value shows what it is; `None` if the value does not.
pub(super) fn in_category(item: Item<'_>) -> Option<Diagnostic> {
    let name = item.key.text.as_str();
    if matches!(name, "title" | "description") {
        return None;
    }
    let help = match &item.node.value {
        Value::Text(_) => "if it is a scope, indent it under a key `scopes`",
        Value::Map(pairs) if pairs.iter().all(|(key, _)| UnresolvedScope::field(&key.text).is_some()) => {
            "if it is a scope, indent it under a key `scopes`"
        }
        Value::Map(_) => "if it is a resource, indent it under a key `resources`",
        _ => return None,
    };
    let message = format!("`{name}` is not a key of a category");
    Some(Diagnostic::error(Code::UnknownKey, item.key.at, message).help(help))
}

/// The error about a key of a resource that is a path, or that lists actions.
pub(super) fn in_resource(key: ActionKey<'_>, example: &str) -> Option<Diagnostic> {
    let name = key.item.key.text.as_str();
    let (code, message, help) = if name.starts_with('/') {
        (
            Code::MisplacedKey,
            format!("path `{name}` is outside of the list `paths`"),
            "write the paths in brackets, as in `paths: [/a, /b]`".to_owned(),
        )
    } else if name == "actions" && !key.is_in_scopes && matches!(key.item.node.value, Value::List(_) | Value::Map(_)) {
        let message = "a resource has no key `actions`".to_owned();
        (Code::UnknownKey, message, format!("write each action as a key of the resource, as in {example}"))
    } else {
        return None;
    };
    Some(Diagnostic::error(code, key.item.key.at, message).help(help))
}

/// The resource and the action of a resource that is named like a scope.
pub(super) fn scope_as_resource<'n>(
    item: Item<'n>,
    naming: &Naming<'_>,
    actions: &Actions,
) -> Option<(&'n str, &'n str)> {
    let (resource, action) = naming.split(&item.key.text)?;
    let is_action = matches!(actions, Actions::Declared(declared) if declared.methods.contains_key(action));
    let is_map = matches!(item.node.value, Value::Map(_));
    // With `{resource}_{action}`, a resource can have the name `bulk_import`.
    let is_name = naming.joins_words() && is_resource(item, actions);
    (!is_map || is_action && !is_name).then_some((resource, action))
}
