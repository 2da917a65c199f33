//! Collects the diagnostics of all phases.

use super::diagnostic::{Diagnostic, Severity};
use super::excerpt::Excerpt;
use std::collections::BTreeSet;

/// The maximum number of diagnostics of one run. If there are more, one further diagnostic tells their number.
pub const MAX_DIAGNOSTICS: usize = 200;

/// Collects the diagnostics of all phases. `At` is a node of the document; nodes are in document order.
#[derive(Debug)]
#[must_use = "diagnostics that are not finished are lost"]
pub(crate) struct Collector<At>(Vec<Diagnostic<At>>);

impl<At> Default for Collector<At> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<At: Copy + Ord> Collector<At> {
    /// Adds a diagnostic.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic<At>) {
        self.0.push(diagnostic);
    }

    /// The number of diagnostics.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether one of the diagnostics is an error.
    pub(crate) fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The diagnostics in document order, with their excerpts. If there are too many, warnings are dropped first.
    /// `excerpts` returns the excerpts of nodes, in the order of the nodes.
    pub(crate) fn finish(self, excerpts: impl FnOnce(&[At]) -> Vec<Excerpt>) -> Vec<Diagnostic> {
        let mut collected = self.0;
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
    collected.into_iter().map(|diagnostic| diagnostic.map_places(excerpt)).collect()
}
