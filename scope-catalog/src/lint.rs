//! Conflicts between rules that are right each by itself.

use crate::hash::HashMap;
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

use crate::diagnostics::Code;
use crate::limits::MAX_SEGMENTS;
use crate::model::{Catalog, PathPrefix, Scope};
use crate::policy::Policy;
use crate::policy::automaton::TooManyCrossings;
use crate::requirement::Requirement;
use crate::template::Segment;
use crate::yaml::NodeId;
use crate::yaml::{Diagnostic, Diagnostics};

/// The most scopes that one message names.
const MAX_HOLDERS: usize = 3;

/// Reports every conflict and every rule that is probably not meant.
pub(crate) fn lint(catalog: &Catalog, policy: &Result<Policy, TooManyCrossings>, diagnostics: &mut Diagnostics) {
    size(catalog, diagnostics);
    if let Err(crossing) = policy {
        rows_cross(catalog, crossing, diagnostics);
    }
    shapes(catalog, diagnostics);
    everything(catalog, diagnostics);
    let prefixes = Prefixes::new(catalog);
    prefixes.shared(catalog, diagnostics);
    prefixes.nested(catalog, diagnostics);
    prefixes.hidden(catalog, diagnostics);
}

fn size(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let prefixes = catalog.prefixes.iter().map(|prefix| (prefix.template.segments.len(), prefix.at));
    let rows = catalog.endpoints.iter().map(|row| (row.template.segments.len(), row.at));
    let mut total = 0;
    for (segments, at) in prefixes.chain(rows) {
        total += segments;
        if total > MAX_SEGMENTS {
            diagnostics.push(
                Diagnostic::error(
                    Code::TooManySegments,
                    at,
                    format!("the paths of the catalog have more than {MAX_SEGMENTS} segments"),
                )
                .help("remove rows; prefixes under `paths` cover many at once"),
            );
            return;
        }
    }
}

/// Rows that cross so often that their table would be too large.
fn rows_cross(catalog: &Catalog, crossing: &TooManyCrossings, diagnostics: &mut Diagnostics) {
    let mut rows = crossing.rows.iter().filter_map(|index| catalog.endpoints.get(*index));
    let mut rows = rows.by_ref().map(|row| (&row.template.text, row.at));
    let Some((text, at)) = rows.next() else { return };
    let mut problem =
        Diagnostic::error(Code::RowsCross, at, format!("rows cross too often: `{text}` is among those that cost most"));
    for (text, at) in rows {
        problem = problem.related(at, format!("and `{text}`"));
    }
    diagnostics.push(problem.help(
        "rows cross where a literal and a parameter stand at the same place, again and again: remove some of them",
    ));
}

/// Rows of one shape: what differs in the names of parameters only.
fn shapes(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    // By shape: its first row, and by method where it is bound first.
    type Shape<'a> = (&'a str, NodeId, HashMap<&'a str, (usize, usize)>);
    let mut shapes: HashMap<&[Segment], Shape<'_>> = crate::hash::map(catalog.endpoints.len());
    for (index, row) in catalog.endpoints.iter().enumerate() {
        let text = row.template.text.as_str();
        let is_new = !shapes.contains_key(row.template.segments.as_slice());
        let (first_text, first_place, methods) =
            shapes.entry(&row.template.segments).or_insert_with(|| (text, row.at, HashMap::default()));
        let mut disjoint = true;
        for (position, here) in row.methods.iter().enumerate() {
            let method = &here.method;
            let (first_row, first_at) = match methods.entry(method) {
                Entry::Vacant(entry) => {
                    entry.insert((index, position));
                    continue;
                }
                Entry::Occupied(entry) => *entry.get(),
            };
            disjoint = false;
            let Some(first) = catalog.endpoints.get(first_row) else { continue };
            let Some(first_method) = first.methods.get(first_at) else { continue };
            let other = &first.template.text;
            let problem = if first_method.requirement == here.requirement {
                Diagnostic::warning(Code::RepeatedRow, here.at, format!("`{method} {text}` repeats `{method} {other}`"))
                    .help("remove one of the two")
            } else {
                Diagnostic::error(Code::ConflictingRows,
                    here.at,
                    format!(
                        "`{method} {text}` and `{method} {other}` match the same requests and have different requirements"
                    ),
                )
                .help("names of parameters do not tell paths apart: keep one of the two")
            };
            diagnostics.push(problem.related(first_method.at, "the other is here"));
        }
        if disjoint && !is_new {
            diagnostics.push(
                Diagnostic::warning(
                    Code::SplitRow,
                    row.at,
                    format!("rows `{text}` and `{first_text}` match the same paths"),
                )
                .related(*first_place, "the other is here")
                .help("write one row with the methods of both"),
            );
        }
    }
}

fn everything(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    for prefix in catalog.prefixes.iter().filter(|prefix| prefix.everything && !prefix.scopes.is_empty()) {
        let (holders, base) = (holders(prefix, catalog), &catalog.base);
        let under = if base.is_empty() { String::new() } else { format!(" under `{base}`") };
        diagnostics.push(
            Diagnostic::warning(
                Code::RootPrefix,
                prefix.at,
                format!("prefix `/` of {holders} covers every path{under}"),
            )
            .help("list the prefixes that are meant"),
        );
    }
}

/// Who holds a prefix, in words.
fn holders(prefix: &PathPrefix, catalog: &Catalog) -> String {
    let scope = prefix.scopes.first().and_then(|id| catalog.scopes.get(usize::from(*id)));
    match scope.map(|scope| (scope, scope.resource.and_then(|resource| catalog.resources.get(resource)))) {
        Some((_, Some(resource))) => format!("resource `{}`", resource.name),
        Some((scope, None)) => format!("scope `{}`", scope.name),
        None => "no scope".to_owned(),
    }
}

/// Prefixes by prefix, apart from those of everything, which have their own warning.
struct Prefixes<'a> {
    by_prefix: HashMap<&'a [Segment], Vec<&'a PathPrefix>>,
    /// How many segments the prefixes have: there are few such numbers, and prefixes of others need no look.
    lengths: BTreeSet<usize>,
}

impl<'a> Prefixes<'a> {
    fn new(catalog: &'a Catalog) -> Self {
        let mut by_prefix: HashMap<&[Segment], Vec<&PathPrefix>> = crate::hash::map(catalog.prefixes.len());
        for prefix in catalog.prefixes.iter().filter(|prefix| !prefix.everything && !prefix.scopes.is_empty()) {
            by_prefix.entry(&prefix.template.segments).or_default().push(prefix);
        }
        let lengths = by_prefix.keys().map(|prefix| prefix.len()).collect();
        Self { by_prefix, lengths }
    }

    fn with_prefix(&self, prefix: &[Segment]) -> &[&'a PathPrefix] {
        self.by_prefix.get(prefix).map_or(&[], Vec::as_slice)
    }

    /// All that lie above a path of literals, from the left, its own among them.
    fn above<'s>(&'s self, path: &'s [Segment]) -> impl DoubleEndedIterator<Item = &'s [&'a PathPrefix]> {
        let prefixes = self.lengths.range(..=path.len()).filter_map(|length| path.get(..*length));
        prefixes.map(|prefix| self.with_prefix(prefix))
    }

    /// One prefix under several resources or scopes.
    fn shared(&self, catalog: &Catalog, diagnostics: &mut Diagnostics) {
        for prefix in &catalog.prefixes {
            let Some(first) = self.with_prefix(&prefix.template.segments).first() else { continue };
            if std::ptr::eq(*first, prefix) {
                continue;
            }
            let path = &prefix.template.text;
            if first.scopes == prefix.scopes {
                // The same text twice is refused earlier: this differs in upper and lower case.
                diagnostics.push(
                    Diagnostic::error(
                        Code::RepeatedPrefix,
                        prefix.at,
                        format!("prefix `{path}` repeats `{}`", first.template.text),
                    )
                    .related(first.at, "first here")
                    .help("remove one of the two"),
                );
                continue;
            }
            let (one, other) = (holders(first, catalog), holders(prefix, catalog));
            diagnostics.push(
                Diagnostic::warning(
                    Code::SharedPrefix,
                    prefix.at,
                    format!("prefix `{path}` is of {one} and of {other}: the scopes of either are enough"),
                )
                .related(first.at, "first here")
                .help("remove one of the two if that is not meant"),
            );
        }
    }

    /// A prefix under one that others hold. Only the nearest such prefix is named.
    fn nested(&self, catalog: &Catalog, diagnostics: &mut Diagnostics) {
        for prefix in &catalog.prefixes {
            let segments = prefix.template.segments.as_slice();
            let here = self.with_prefix(segments);
            if !here.first().is_some_and(|first| std::ptr::eq(*first, prefix)) {
                continue;
            }
            let holds = |prefix: &PathPrefix, prefixes: &[&PathPrefix]| {
                prefixes.iter().any(|other| other.scopes == prefix.scopes)
            };
            let above = self
                .above(segments)
                .rev()
                .skip(1)
                .find_map(|prefixes| prefixes.iter().find(|above| !holds(above, here)));
            let Some(above) = above else { continue };
            let (inner, outer) = (&prefix.template.text, &above.template.text);
            let (one, other) = (holders(prefix, catalog), holders(above, catalog));
            diagnostics.push(
                Diagnostic::warning(
                    Code::NestedPrefix,
                    prefix.at,
                    format!("prefix `{inner}` of {one} is under `{outer}` of {other}: the scopes of either are enough"),
                )
                .related(above.at, "the outer one is here")
                .help("to let one decide alone, list the path under `endpoints`"),
            );
        }
    }

    /// Rows that take a decision from a prefix. Only the nearest prefix with a scope that the row leaves out is named.
    fn hidden(&self, catalog: &Catalog, diagnostics: &mut Diagnostics) {
        for row in &catalog.endpoints {
            let literals =
                row.template.segments.iter().take_while(|segment| matches!(segment, Segment::Literal(_))).count();
            let literals = row.template.segments.get(..literals).unwrap_or_default();
            for here in &row.methods {
                let (method, requirement) = (&here.method, &here.requirement);
                let is_left_out = |id: u16, scope: &Scope| {
                    let counts = here.named.binary_search(&id).is_ok() || suffices(id, scope, requirement);
                    scope.methods.contains(method) && !counts
                };
                let left_out = |prefixes| some_holders(prefixes, catalog, is_left_out);
                let Some((holder, names)) = self.above(literals).rev().find_map(left_out) else { continue };
                let (path, prefix) = (&row.template.text, &holder.template.text);
                let (of, do_not) = (joined(&names, "and"), if names.len() == 1 { "does" } else { "do" });
                let help = match requirement {
                    Requirement::Scopes(_) => {
                        format!("the row decides alone: name {} in it if that is to be enough", joined(&names, "or"))
                    }
                    _ => "the row decides alone: remove it if the prefix is to decide".to_owned(),
                };
                diagnostics.push(
                    Diagnostic::warning(
                        Code::HiddenPrefix,
                        here.at,
                        format!(
                            "row `{method} {path}` hides prefix `{prefix}` of {of}, which {do_not} not count there"
                        ),
                    )
                    .related(holder.at, "the prefix is here")
                    .help(help),
                );
            }
        }
    }
}

/// The first few scopes that hold one of the prefixes and are `wanted`, with the prefix of the first.
fn some_holders<'a>(
    prefixes: &[&'a PathPrefix],
    catalog: &'a Catalog,
    wanted: impl Fn(u16, &Scope) -> bool,
) -> Option<(&'a PathPrefix, Vec<&'a str>)> {
    let pairs = prefixes.iter().flat_map(|prefix| prefix.scopes.iter().map(|id| (*prefix, *id)));
    let scopes = pairs.filter_map(|(prefix, id)| Some((prefix, id, catalog.scopes.get(usize::from(id))?)));
    let found = scopes.filter(|(_, id, scope)| wanted(*id, scope)).take(MAX_HOLDERS + 1);
    let (prefixes, names): (Vec<&PathPrefix>, Vec<&str>) =
        found.map(|(prefix, _, scope)| (prefix, scope.name.as_str())).unzip();
    Some((*prefixes.first()?, names))
}

/// Whether a scope meets a requirement by itself, for what it implies.
fn suffices(id: u16, scope: &Scope, requirement: &Requirement) -> bool {
    let has = |wanted: &u16| *wanted == id || scope.implied.binary_search(wanted).is_ok();
    matches!(requirement, Requirement::Scopes(sets) if sets.iter().any(|set| set.iter().all(has)))
}

/// The first few names in words: `a`, `b` and `c`.
fn joined(names: &[&str], word: &str) -> String {
    let shown: Vec<String> = names.iter().take(MAX_HOLDERS).map(|name| format!("`{name}`")).collect();
    match shown.split_last() {
        Some(_) if shown.len() < names.len() => format!("{} {word} others", shown.join(", ")),
        Some((last, before)) if !before.is_empty() => format!("{} {word} {last}", before.join(", ")),
        _ => shown.concat(),
    }
}
