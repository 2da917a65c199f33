//! The keys `endpoints` and `presets`.

use std::collections::HashSet;

use super::actions;
use super::fields::Item;
use super::requirements::{Requirements, expr, unique};
use crate::model::{Endpoint, Preset};
use crate::problem::{Problem, Problems};
use crate::requirement::text::Expr;
use crate::source::Place;
use crate::template::Paths;

/// The rows of `endpoints`, with the places of their methods.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) endpoints: Vec<Endpoint>,
    /// By row: of its path, and of each method.
    pub(crate) places: Vec<(Place, Vec<Place>)>,
}

/// Reads the key `endpoints`.
pub(crate) fn endpoints<'a>(
    item: Item<'a>,
    paths: &Paths,
    requirements: &mut Requirements<'_, 'a>,
    problems: &mut Problems,
) -> Rows {
    let mut rows = Rows::default();
    for row in item.entries("`{ /me: { GET: profile } }`", problems).unwrap_or_default() {
        let template = paths.endpoint(&row.key.text, row.key.place, problems);
        let Some(entries) = row.entries("`{ GET: contacts:read }`", problems) else { continue };
        if entries.is_empty() {
            problems.push(
                Problem::error(row.place(), format!("row `{}` has no methods", row.key.text))
                    .help("list its methods, as in `{ GET: contacts:read }`; what is not listed is refused anyway"),
            );
        }
        let mut methods = Vec::with_capacity(entries.len());
        let mut places = Vec::with_capacity(entries.len());
        for entry in entries {
            let method = entry.key.text.as_str();
            let sound = actions::check(method, entry.key.place, problems);
            if let Some(requirement) = requirements.read(entry, problems)
                && sound
            {
                methods.push((method.to_owned(), requirement));
                places.push(entry.key.place);
            }
        }
        if let Some(template) = template {
            rows.endpoints.push(Endpoint { template, methods, line: 0 });
            rows.places.push((row.key.place, places));
        }
    }
    rows
}

/// Reads the key `presets`.
pub(crate) fn presets(item: Item<'_>, requirements: &Requirements<'_, '_>, problems: &mut Problems) -> Vec<Preset> {
    let mut presets = Vec::new();
    for entry in item.entries("`{ Sync contacts: contacts:read, contacts:write }`", problems).unwrap_or_default() {
        let Some(expr) = expr(entry, problems) else { continue };
        let items = if let Expr::List(items) = expr { items } else { vec![expr] };
        let mut scopes = Vec::with_capacity(items.len());
        let mut seen = HashSet::new();
        for item in items {
            let Expr::Scope(name) = item else {
                problems.push(
                    Problem::error(entry.place(), format!("preset `{}` is not a list of scopes", entry.key.text))
                        .help("write scope names with commas between them, and nothing else"),
                );
                continue;
            };
            if unique(&mut seen, &item, entry.place(), problems) {
                scopes.extend(requirements.scope(name, entry.place(), problems));
            }
        }
        presets.push(Preset { name: entry.key.text.clone(), scopes });
    }
    presets
}
