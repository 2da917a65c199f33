//! The keys `endpoints` and `presets`.

use crate::hash::HashSet;

use super::actions;
use super::fields::Item;
use super::pieces;
use super::requirements::{Meaning, Requirements, unique};
use crate::model::{Endpoint, Preset};
use crate::problem::{Problem, Problems};
use crate::requirement::text::Expr;
use crate::source::Place;
use crate::template::Paths;

/// The rows of `endpoints`.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) endpoints: Vec<Endpoint>,
    /// By row.
    pub(crate) sources: Vec<RowSource>,
}

/// What is written in a row of `endpoints`, beyond the model.
#[derive(Debug)]
pub(crate) struct RowSource {
    /// Where its path is.
    pub(crate) place: Place,
    /// By method of the model.
    pub(crate) methods: Vec<MethodSource>,
}

/// What is written for a method of a row, beyond the model.
#[derive(Debug)]
pub(crate) struct MethodSource {
    pub(crate) place: Place,
    /// The scopes that its requirement names, sorted.
    pub(crate) named: Vec<u16>,
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
        let example = "`{ GET: contacts:read }`";
        let Some(entries) = pieces::entries(row, example, requirements.names(), actions::is_token, problems) else {
            continue;
        };
        if entries.is_empty() {
            problems.push(
                Problem::error(row.place(), format!("row `{}` has no methods", row.key.text))
                    .help("list its methods, as in `{ GET: contacts:read }`; what is not listed is refused anyway"),
            );
        }
        let mut methods = Vec::with_capacity(entries.len());
        let mut sources = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = entry.item.key;
            let sound = actions::check(&key.text, key.place, problems);
            if let Some(Meaning { requirement, named }) = requirements.read(entry, problems)
                && sound
            {
                methods.push((key.text.clone(), requirement));
                sources.push(MethodSource { place: key.place, named });
            }
        }
        if let Some(template) = template {
            rows.endpoints.push(Endpoint { template, methods, line: 0 });
            rows.sources.push(RowSource { place: row.key.place, methods: sources });
        }
    }
    rows
}

/// Reads the key `presets`.
pub(crate) fn presets(item: Item<'_>, requirements: &Requirements<'_, '_>, problems: &mut Problems) -> Vec<Preset> {
    let mut presets = Vec::new();
    let example = "`{ Sync contacts: \"contacts:read, contacts:write\" }`";
    let entries = pieces::entries(item, example, requirements.names(), |_| true, problems);
    for entry in entries.unwrap_or_default() {
        let Some(expr) = entry.expr(problems) else { continue };
        let entry = entry.item;
        let items = if let Expr::List(items) = expr { items } else { vec![expr] };
        let mut scopes = Vec::with_capacity(items.len());
        let mut seen = HashSet::default();
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
