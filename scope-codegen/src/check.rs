//! Conflicts between rules that are right each by itself.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use crate::model::Catalog;
use crate::parse::{Grant, Parsed};
use crate::problem::{Problem, Problems};
use crate::source::Place;
use crate::template::Segment;

/// The most segments that all paths of a catalog may have together.
const MAX_SEGMENTS: usize = 1_000_000;

/// Reports every conflict and every rule that is probably not meant.
pub(crate) fn check(parsed: &Parsed, problems: &mut Problems) {
    size(parsed, problems);
    shapes(parsed, problems);
    everything(parsed, problems);
    let grants = Grants::new(parsed);
    grants.shared(parsed, problems);
    grants.nested(parsed, problems);
    grants.hidden(parsed, problems);
}

fn size(parsed: &Parsed, problems: &mut Problems) {
    let grants = parsed.grants.iter().map(|grant| (grant.template.segments.len(), grant.place));
    let rows =
        parsed.catalog.endpoints.iter().map(|row| row.template.segments.len()).zip(parsed.rows.iter().map(|row| row.0));
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

/// Rows of one shape: what differs in the names of parameters only.
fn shapes(parsed: &Parsed, problems: &mut Problems) {
    // By shape: its first row, and by method where it is bound first.
    type Shape<'a> = (&'a str, Place, HashMap<&'a str, (usize, usize)>);
    let mut shapes: HashMap<&[Segment], Shape<'_>> = HashMap::with_capacity(parsed.catalog.endpoints.len());
    for (index, (row, (place, places))) in parsed.catalog.endpoints.iter().zip(&parsed.rows).enumerate() {
        let text = row.template.text.as_str();
        let is_new = !shapes.contains_key(row.template.segments.as_slice());
        let (first_text, first_place, methods) =
            shapes.entry(&row.template.segments).or_insert_with(|| (text, *place, HashMap::new()));
        let mut disjoint = true;
        for (at, ((method, requirement), place)) in row.methods.iter().zip(places).enumerate() {
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
                Problem::warning(*place, format!("`{method} {text}` repeats `{method} {other}`"))
                    .help("remove one of the two")
            } else {
                Problem::error(
                    *place,
                    format!(
                        "`{method} {text}` and `{method} {other}` match the same requests and have different requirements"
                    ),
                )
                .help("names of parameters do not tell paths apart: keep one of the two")
            };
            let other_place = parsed.rows.get(first_row).and_then(|(_, places)| places.get(first_at));
            problems.push(match other_place {
                Some(other_place) => problem.also(*other_place, "the other is here"),
                None => problem,
            });
        }
        if disjoint && !is_new {
            problems.push(
                Problem::warning(*place, format!("rows `{text}` and `{first_text}` match the same paths"))
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
        let mut by_prefix: HashMap<&[Segment], Vec<&Grant>> = HashMap::with_capacity(parsed.grants.len());
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

    /// Rows that take a decision from a grant.
    fn hidden(&self, parsed: &Parsed, problems: &mut Problems) {
        for (row, (_, places)) in parsed.catalog.endpoints.iter().zip(&parsed.rows) {
            let literals =
                row.template.segments.iter().take_while(|segment| matches!(segment, Segment::Literal(_))).count();
            let literals = row.template.segments.get(..literals).unwrap_or_default();
            for grant in self.above(literals).flatten() {
                let hides = |method: &String| {
                    grant
                        .scopes
                        .iter()
                        .filter_map(|id| parsed.catalog.scopes.get(usize::from(*id)))
                        .find(|scope| scope.methods.contains(method))
                };
                let hidden = row
                    .methods
                    .iter()
                    .zip(places)
                    .find_map(|((method, _), place)| Some((method, place, hides(method)?)));
                let Some((method, place, scope)) = hidden else { continue };
                let (path, prefix, name) = (&row.template.text, &grant.template.text, &scope.name);
                problems.push(
                    Problem::warning(
                        *place,
                        format!(
                            "row `{method} {path}` hides prefix `{prefix}` of `{name}`, which does not count there"
                        ),
                    )
                    .also(grant.place, "the prefix is here")
                    .help(format!("the row decides alone: name `{name}` in it if that scope is to be enough")),
                );
            }
        }
    }
}
