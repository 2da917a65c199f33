//! The keys `endpoints` and `presets`.

use super::item::Item;
use super::methods;
use super::unquoted_commas::{self, Form};
use crate::diagnostics::{Code, and_stranger, with_colon};
use crate::model::{Endpoint, MethodRequirement, Preset};
use crate::requirement::Tree;
use crate::resolve::named_requirements::Meaning;
use crate::resolve::requirements::Requirements;
use crate::template::Paths;
use crate::yaml::{Diagnostic, Diagnostics, Value};

/// Reads the key `endpoints`.
pub(crate) fn endpoints<'a>(
    item: Item<'a>,
    paths: &Paths,
    requirements: &mut Requirements<'_, 'a>,
    diagnostics: &mut Diagnostics,
) -> Vec<Endpoint> {
    let mut rows = Vec::new();
    for row in item.entries("`{ /me: { GET: ... } }`", diagnostics).unwrap_or_default() {
        if let Some(problem) = method_in_path(row) {
            diagnostics.push(problem);
            continue;
        }
        let template = paths.endpoint(&row.key.text, row.key.at, diagnostics);
        let example = match &row.node.value {
            Value::Text(text) if !text.contains(['"', ',']) => {
                &format!("`{{ GET: {text} }}`, with each method of the row")
            }
            _ => "`{ GET: ... }`, with a requirement for each method",
        };
        let Some(entries) = unquoted_commas::entries(
            row,
            (Form::Requirement, example),
            requirements.names(),
            methods::is_token,
            diagnostics,
        ) else {
            continue;
        };
        if entries.is_empty() {
            diagnostics.push(
                Diagnostic::error(Code::EmptyRow, row.at(), format!("row `{}` has no methods", row.key.text))
                    .help("list its methods with their requirements, as in `{ GET: ... }`, or remove the row"),
            );
        }
        let mut methods = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = entry.item.key;
            if key.text.starts_with('/') {
                let message = format!("path `{}` is inside row `{}`", key.text, row.key.text);
                diagnostics.push(
                    Diagnostic::error(Code::MisplacedKey, key.at, message)
                        .help(format!("write `{}{}` as a row of its own", row.key.text, key.text)),
                );
                continue;
            }
            if matches!(entry.item.node.value, Value::Null)
                && let Some(help) = with_colon(&key.text)
            {
                let message = format!("`{}` is not an HTTP method{}", key.text, and_stranger(&key.text));
                diagnostics.push(Diagnostic::error(Code::InvalidMethod, key.at, message).help(help));
                continue;
            }
            let is_valid = methods::check(&key.text, key.at, diagnostics);
            if let Some(Meaning { requirement, named, .. }) = requirements.read(entry, diagnostics)
                && is_valid
            {
                methods.push(MethodRequirement { method: key.text.clone(), requirement, named, at: key.at });
            }
        }
        if let Some(template) = template {
            rows.push(Endpoint { template, methods, at: row.key.at, line: 0 });
        }
    }
    rows
}

/// The error about a row that is a method, or a method and a path.
fn method_in_path(row: Item<'_>) -> Option<Diagnostic> {
    let text = row.key.text.as_str();
    let is_method = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_uppercase());
    let (message, path) = match (text.split_once(' '), &row.node.value) {
        (Some((method, path)), _) if is_method(method) && path.starts_with('/') => {
            (format!("row `{text}` starts with a method"), path)
        }
        (None, Value::Map(pairs)) if is_method(text) => {
            let (path, _) = pairs.iter().find(|(key, _)| key.text.starts_with('/'))?;
            (format!("`{text}` is a method, and a path is expected here"), path.text.as_str())
        }
        _ => return None,
    };
    let method = text.split(' ').next().unwrap_or_default();
    Some(
        Diagnostic::error(Code::InvalidPath, row.key.at, message)
            .help(format!("write the path first, and the method under it: `{path}: {{ {method}: ... }}`")),
    )
}

/// Reads the key `presets`.
pub(crate) fn presets(
    item: Item<'_>,
    requirements: &Requirements<'_, '_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Preset> {
    let mut presets = Vec::new();
    let example = (Form::Preset, "`{ Sync contacts: ... }`, with names of scopes after each title");
    let entries = unquoted_commas::entries(item, example, requirements.names(), |_| true, diagnostics);
    for entry in entries.unwrap_or_default() {
        let Some(written) = requirements.written(entry, diagnostics) else { continue };
        let entry = entry.item;
        let items = match written.tree {
            Some(Tree::List(items)) => items,
            tree => tree.into_iter().collect(),
        };
        let mut scopes = Vec::with_capacity(items.len());
        let mut is_list = true;
        for item in items {
            match item {
                Tree::Scope(name) => scopes.extend(requirements.scope(&name, entry.at(), diagnostics)),
                _ => is_list = false,
            }
        }
        if !is_list {
            diagnostics.push(
                Diagnostic::error(
                    Code::PresetIsNotAList,
                    entry.at(),
                    format!("preset `{}` is not a list of scopes", entry.key.text),
                )
                .help("write only names of scopes, with commas between them"),
            );
        }
        presets.push(Preset { name: entry.key.text.clone(), scopes });
    }
    presets
}
