//! Conflicts between rules that are right each by itself.

use crate::hash::HashMap;
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

use crate::model::{Catalog, Scope};
use crate::parse::{Grant, Parsed};
use crate::plan;
use crate::problem::{Problem, Problems};
use crate::requirement::Requirement;
use crate::source::Place;
use crate::template::Segment;

/// The most segments that all paths of a catalog may have together.
const MAX_SEGMENTS: usize = 1_000_000;
/// The most scopes that one message names.
const MAX_HOLDERS: usize = 3;

/// Reports every conflict and every rule that is probably not meant.
pub(crate) fn check(parsed: &Parsed, problems: &mut Problems) {
    size(parsed, problems);
    crossing(parsed, problems);
    shapes(parsed, problems);
    everything(parsed, problems);
    let grants = Grants::new(parsed);
    grants.shared(parsed, problems);
    grants.nested(parsed, problems);
    grants.hidden(parsed, problems);
}

fn size(parsed: &Parsed, problems: &mut Problems) {
    let grants = parsed.grants.iter().map(|grant| (grant.template.segments.len(), grant.place));
    let rows = parsed
        .catalog
        .endpoints
        .iter()
        .map(|row| row.template.segments.len())
        .zip(parsed.rows.iter().map(|row| row.place));
    let mut total = 0;
    for (segments, place) in grants.chain(rows) {
        total += segments;
        if total > MAX_SEGMENTS {
            problems.push(
                Problem::error(place, format!("the paths of the catalog have more than {MAX_SEGMENTS} segments"))
                    .help("remove rows; prefixes under `paths` cover many at once"),
            );
            return;
        }
    }
}

/// Rows that cross so often that their table would be too large.
fn crossing(parsed: &Parsed, problems: &mut Problems) {
    let Err(crossing) = plan::crossing(&parsed.catalog) else { return };
    let row =
        |index: &usize| Some((&parsed.catalog.endpoints.get(*index)?.template.text, parsed.rows.get(*index)?.place));
    let mut rows = crossing.rows.iter().filter_map(row);
    let Some((text, place)) = rows.next() else { return };
    let mut problem = Problem::error(place, format!("rows cross too often: `{text}` is among those that cost most"));
    for (text, place) in rows {
        problem = problem.also(place, format!("and `{text}`"));
    }
    problems.push(problem.help(
        "rows cross where a literal and a parameter stand at the same place, again and again: remove some of them",
    ));
}

/// Rows of one shape: what differs in the names of parameters only.
fn shapes(parsed: &Parsed, problems: &mut Problems) {
    // By shape: its first row, and by method where it is bound first.
    type Shape<'a> = (&'a str, Place, HashMap<&'a str, (usize, usize)>);
    let mut shapes: HashMap<&[Segment], Shape<'_>> = crate::hash::map(parsed.catalog.endpoints.len());
    for (index, (row, source)) in parsed.catalog.endpoints.iter().zip(&parsed.rows).enumerate() {
        let text = row.template.text.as_str();
        let is_new = !shapes.contains_key(row.template.segments.as_slice());
        let (first_text, first_place, methods) =
            shapes.entry(&row.template.segments).or_insert_with(|| (text, source.place, HashMap::default()));
        let mut disjoint = true;
        for (at, ((method, requirement), here)) in row.methods.iter().zip(&source.methods).enumerate() {
            let (first_row, first_at) = match methods.entry(method) {
                Entry::Vacant(entry) => {
                    entry.insert((index, at));
                    continue;
                }
                Entry::Occupied(entry) => *entry.get(),
            };
            disjoint = false;
            let Some(first) = parsed.catalog.endpoints.get(first_row) else { continue };
            let Some((_, first_requirement)) = first.methods.get(first_at) else { continue };
            let other = &first.template.text;
            let problem = if first_requirement == requirement {
                Problem::warning(here.place, format!("`{method} {text}` repeats `{method} {other}`"))
                    .help("remove one of the two")
            } else {
                Problem::error(
                    here.place,
                    format!(
                        "`{method} {text}` and `{method} {other}` match the same requests and have different requirements"
                    ),
                )
                .help("names of parameters do not tell paths apart: keep one of the two")
            };
            problems.push(match parsed.rows.get(first_row).and_then(|row| row.methods.get(first_at)) {
                Some(first) => problem.also(first.place, "the other is here"),
                None => problem,
            });
        }
        if disjoint && !is_new {
            problems.push(
                Problem::warning(source.place, format!("rows `{text}` and `{first_text}` match the same paths"))
                    .also(*first_place, "the other is here")
                    .help("write one row with the methods of both"),
            );
        }
    }
}

fn everything(parsed: &Parsed, problems: &mut Problems) {
    for grant in parsed.grants.iter().filter(|grant| grant.everything && !grant.scopes.is_empty()) {
        let (holders, base) = (holders(grant, &parsed.catalog), &parsed.catalog.base);
        let under = if base.is_empty() { String::new() } else { format!(" under `{base}`") };
        problems.push(
            Problem::warning(grant.place, format!("prefix `/` of {holders} covers every path{under}"))
                .help("list the prefixes that are meant"),
        );
    }
}

/// Who holds a grant, in words.
fn holders(grant: &Grant, catalog: &Catalog) -> String {
    let scope = grant.scopes.first().and_then(|id| catalog.scopes.get(usize::from(*id)));
    match scope.map(|scope| (scope, scope.resource.and_then(|resource| catalog.resources.get(resource)))) {
        Some((_, Some(resource))) => format!("resource `{}`", resource.name),
        Some((scope, None)) => format!("scope `{}`", scope.name),
        None => "no scope".to_owned(),
    }
}

/// Grants by prefix, apart from those of everything, which have their own warning.
struct Grants<'a> {
    by_prefix: HashMap<&'a [Segment], Vec<&'a Grant>>,
    /// How many segments the prefixes have: there are few such numbers, and prefixes of others need no look.
    lengths: BTreeSet<usize>,
}

impl<'a> Grants<'a> {
    fn new(parsed: &'a Parsed) -> Self {
        let mut by_prefix: HashMap<&[Segment], Vec<&Grant>> = crate::hash::map(parsed.grants.len());
        for grant in parsed.grants.iter().filter(|grant| !grant.everything && !grant.scopes.is_empty()) {
            by_prefix.entry(&grant.template.segments).or_default().push(grant);
        }
        let lengths = by_prefix.keys().map(|prefix| prefix.len()).collect();
        Self { by_prefix, lengths }
    }

    fn at(&self, prefix: &[Segment]) -> &[&'a Grant] {
        self.by_prefix.get(prefix).map_or(&[], Vec::as_slice)
    }

    /// All that lie above a path of literals, from the left, its own among them.
    fn above<'s>(&'s self, path: &'s [Segment]) -> impl DoubleEndedIterator<Item = &'s [&'a Grant]> {
        let prefixes = self.lengths.range(..=path.len()).filter_map(|length| path.get(..*length));
        prefixes.map(|prefix| self.at(prefix))
    }

    /// One prefix under several resources or scopes.
    fn shared(&self, parsed: &Parsed, problems: &mut Problems) {
        for grant in &parsed.grants {
            let Some(first) = self.at(&grant.template.segments).first() else { continue };
            if std::ptr::eq(*first, grant) {
                continue;
            }
            let path = &grant.template.text;
            if first.scopes == grant.scopes {
                // The same text twice is refused earlier: this differs in upper and lower case.
                problems.push(
                    Problem::error(grant.place, format!("prefix `{path}` repeats `{}`", first.template.text))
                        .also(first.place, "first here")
                        .help("remove one of the two"),
                );
                continue;
            }
            let (one, other) = (holders(first, &parsed.catalog), holders(grant, &parsed.catalog));
            problems.push(
                Problem::warning(
                    grant.place,
                    format!("prefix `{path}` is of {one} and of {other}: the scopes of either are enough"),
                )
                .also(first.place, "first here")
                .help("remove one of the two if that is not meant"),
            );
        }
    }

    /// A prefix under one that others hold. Only the nearest such prefix is named.
    fn nested(&self, parsed: &Parsed, problems: &mut Problems) {
        for grant in &parsed.grants {
            let segments = grant.template.segments.as_slice();
            let here = self.at(segments);
            if !here.first().is_some_and(|first| std::ptr::eq(*first, grant)) {
                continue;
            }
            let holds = |grant: &Grant, grants: &[&Grant]| grants.iter().any(|other| other.scopes == grant.scopes);
            let above =
                self.above(segments).rev().skip(1).find_map(|grants| grants.iter().find(|above| !holds(above, here)));
            let Some(above) = above else { continue };
            let (inner, outer) = (&grant.template.text, &above.template.text);
            let (one, other) = (holders(grant, &parsed.catalog), holders(above, &parsed.catalog));
            problems.push(
                Problem::warning(
                    grant.place,
                    format!("prefix `{inner}` of {one} is under `{outer}` of {other}: the scopes of either are enough"),
                )
                .also(above.place, "the outer one is here")
                .help("to let one decide alone, list the path under `endpoints`"),
            );
        }
    }

    /// Rows that take a decision from a grant. Only the nearest prefix with a scope that the row leaves out is named.
    fn hidden(&self, parsed: &Parsed, problems: &mut Problems) {
        for (row, source) in parsed.catalog.endpoints.iter().zip(&parsed.rows) {
            let literals =
                row.template.segments.iter().take_while(|segment| matches!(segment, Segment::Literal(_))).count();
            let literals = row.template.segments.get(..literals).unwrap_or_default();
            for ((method, requirement), here) in row.methods.iter().zip(&source.methods) {
                let is_left_out = |id: u16, scope: &Scope| {
                    let counts = here.named.binary_search(&id).is_ok() || suffices(id, scope, requirement);
                    scope.methods.contains(method) && !counts
                };
                let left_out = |grants| some_holders(grants, &parsed.catalog, is_left_out);
                let Some((grant, names)) = self.above(literals).rev().find_map(left_out) else { continue };
                let (path, prefix) = (&row.template.text, &grant.template.text);
                let (of, do_not) = (joined(&names, "and"), if names.len() == 1 { "does" } else { "do" });
                let help = match requirement {
                    Requirement::Scopes(_) => {
                        format!("the row decides alone: name {} in it if that is to be enough", joined(&names, "or"))
                    }
                    _ => "the row decides alone: remove it if the prefix is to decide".to_owned(),
                };
                problems.push(
                    Problem::warning(
                        here.place,
                        format!(
                            "row `{method} {path}` hides prefix `{prefix}` of {of}, which {do_not} not count there"
                        ),
                    )
                    .also(grant.place, "the prefix is here")
                    .help(help),
                );
            }
        }
    }
}

/// The first few scopes that hold one of the grants and are `wanted`, with the grant of the first.
fn some_holders<'a>(
    grants: &[&'a Grant],
    catalog: &'a Catalog,
    wanted: impl Fn(u16, &Scope) -> bool,
) -> Option<(&'a Grant, Vec<&'a str>)> {
    let pairs = grants.iter().flat_map(|grant| grant.scopes.iter().map(|id| (*grant, *id)));
    let scopes = pairs.filter_map(|(grant, id)| Some((grant, id, catalog.scopes.get(usize::from(id))?)));
    let found = scopes.filter(|(_, id, scope)| wanted(*id, scope)).take(MAX_HOLDERS + 1);
    let (grants, names): (Vec<&Grant>, Vec<&str>) = found.map(|(grant, _, scope)| (grant, scope.name.as_str())).unzip();
    Some((*grants.first()?, names))
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
