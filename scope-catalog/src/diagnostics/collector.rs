//! Collects the diagnostics of all phases.

use super::code::Code;
use super::diagnostic::{Diagnostic, Related, Severity};
use super::excerpt::Excerpt;
use crate::hash::HashMap;
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

/// The maximum number of diagnostics of one run. If there are more, one further diagnostic tells their number.
pub const MAX_DIAGNOSTICS: usize = 200;
/// The maximum number of further places that one diagnostic shows.
const MAX_PLACES: usize = 3;

/// Collects the diagnostics of all phases. `At` is a node of the document; nodes are in document order.
#[derive(Debug)]
#[must_use = "diagnostics that are not finished are lost"]
pub(crate) struct Collector<At> {
    all: Vec<Diagnostic<At>>,
    /// The diagnostics with several places: the index and the number of places.
    joined: HashMap<(Code, String), (usize, usize)>,
}

impl<At> Default for Collector<At> {
    fn default() -> Self {
        Self { all: Vec::new(), joined: HashMap::default() }
    }
}

impl<At: Copy + Ord> Collector<At> {
    /// Adds a diagnostic.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic<At>) {
        self.all.push(diagnostic);
    }

    /// Adds diagnostics.
    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic<At>>) {
        self.all.extend(diagnostics);
    }

    /// Adds a diagnostic, or adds its place to an earlier one with the same message. For mistakes that are repeated from one
    /// cause, such as the uses of a name that does not exist.
    pub(crate) fn push_joined(&mut self, diagnostic: Diagnostic<At>) {
        match self.joined.entry((diagnostic.code, diagnostic.message.clone())) {
            Entry::Vacant(entry) => {
                entry.insert((self.all.len(), 1));
                self.all.push(diagnostic);
            }
            Entry::Occupied(mut entry) => {
                let (index, count) = entry.get_mut();
                *count += 1;
                if let (Some(first), Some(at)) = (self.all.get_mut(*index), diagnostic.at) {
                    if *count > MAX_PLACES + 1 {
                        first.note = Some(format!("there are {count} such places"));
                    } else {
                        first.related.push(Related { at, label: "also here".to_owned() });
                    }
                }
            }
        }
    }

    /// The number of diagnostics.
    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }

    /// Whether one of the diagnostics is an error.
    pub(crate) fn has_errors(&self) -> bool {
        self.all.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The diagnostics in document order, with their excerpts. If there are too many, warnings are dropped first.
    /// `excerpts` returns the excerpts of nodes, in the order of the nodes.
    pub(crate) fn finish(self, excerpts: impl FnOnce(&[At]) -> Vec<Excerpt>) -> Vec<Diagnostic> {
        let mut collected = self.all;
        collected.sort_by_key(|diagnostic| (diagnostic.severity, diagnostic.at));
        // A YAML alias repeats the problems of its nodes, and such duplicates are removed below. So more diagnostics
        // than the maximum are located.
        let not_located = collected.split_off(collected.len().min(4 * MAX_DIAGNOSTICS));
        let mut located = locate(collected, excerpts);
        located.sort_by(|a, b| (a.severity, a.position(), &a.message).cmp(&(b.severity, b.position(), &b.message)));
        located.dedup_by(|a, b| a.is_same(b));
        let dropped = located.split_off(located.len().min(MAX_DIAGNOSTICS));
        located.sort_by_key(Diagnostic::position);
        let severities = not_located.iter().map(|it| it.severity).chain(dropped.iter().map(|it| it.severity));
        if let Some(severity) = severities.min() {
            located.push(Diagnostic::more(severity, not_located.len() + dropped.len()));
        }
        located
    }
}

fn locate<At: Copy + Ord>(
    collected: Vec<Diagnostic<At>>,
    excerpts: impl FnOnce(&[At]) -> Vec<Excerpt>,
) -> Vec<Diagnostic> {
    let nodes = collected.iter().flat_map(|it| it.related.iter().map(|related| related.at).chain(it.at));
    let nodes: Vec<At> = nodes.collect::<BTreeSet<_>>().into_iter().collect();
    let excerpts = excerpts(&nodes);
    let excerpt = |node: At| {
        let found = nodes.binary_search(&node).ok().and_then(|index| excerpts.get(index));
        found.cloned().unwrap_or_default()
    };
    let located = collected.into_iter().map(|diagnostic| diagnostic.map_places(excerpt));
    located.map(Diagnostic::without_repeated_places).collect()
}
