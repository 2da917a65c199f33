//! Collects the diagnostics of all phases.

use super::cause::{Cause, Unknown};
use super::code::Code;
use super::diagnostic::{Diagnostic, Severity};
use super::excerpt::Excerpt;
use super::listing::Listing;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The maximum number of diagnostics of one run. If there are more, one further diagnostic tells their number.
pub const MAX_DIAGNOSTICS: usize = 200;

/// Collects the diagnostics of all phases. `At` is a node of the document; nodes are in document order.
#[derive(Debug)]
#[must_use = "diagnostics that are not finished are lost"]
pub(crate) struct Collector<At> {
    /// The problems that have one place.
    single: Vec<Cause<At>>,
    /// The problems that can have several places, by their code and their cause.
    causes: BTreeMap<(Code, String), Cause<At>>,
    /// The number of reports, and of those that are errors. A report of a known cause counts.
    reports: usize,
    errors: usize,
}

impl<At> Default for Collector<At> {
    fn default() -> Self {
        Self { single: Vec::new(), causes: BTreeMap::new(), reports: 0, errors: 0 }
    }
}

impl<At: Copy + Ord> Collector<At> {
    /// Adds a diagnostic.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic<At>) {
        self.count_one(&diagnostic);
        self.single.push(Cause::new(diagnostic));
    }

    /// Adds a diagnostic with further places, which a note lists with their lines.
    pub(crate) fn push_with_listing(&mut self, diagnostic: Diagnostic<At>, listing: Listing<At>) {
        self.count_one(&diagnostic);
        self.single.push(Cause::with_listing(diagnostic, listing));
    }

    /// Adds diagnostics.
    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic<At>>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Adds a diagnostic, or adds its place to an earlier one with the same message. For mistakes that are repeated from one
    /// cause, such as the uses of a name that does not exist.
    pub(crate) fn push_joined(&mut self, diagnostic: Diagnostic<At>) {
        let cause = diagnostic.message.clone();
        self.push_cause(cause, "also here", diagnostic);
    }

    /// Adds a diagnostic, or adds its place, with a label, to an earlier one with the same code and the same cause. For habits
    /// of an author, whose diagnostics have different messages.
    pub(crate) fn push_cause(&mut self, cause: impl Into<String>, label: &str, diagnostic: Diagnostic<At>) {
        self.add(cause.into(), label, diagnostic);
    }

    /// The same as [`push_joined`](Self::push_joined) for an unknown name. `near` is the known name that is similar to it.
    pub(crate) fn push_unknown(&mut self, name: &str, near: Option<&str>, diagnostic: Diagnostic<At>) {
        let cause = diagnostic.message.clone();
        self.add(cause, "also here", diagnostic).note_unknown(name, near);
    }

    /// Takes the reports of unknown names with this code, if these are as they should be.
    pub(crate) fn take_unknown(
        &mut self,
        code: Code,
        should_take: impl FnOnce(&[Unknown<At>]) -> bool,
    ) -> Option<Vec<Unknown<At>>> {
        let is_of_code = |key: &(Code, String)| key.0 == code;
        let causes = self.causes.iter().filter(|(key, _)| is_of_code(key));
        let unknown: Vec<Unknown<At>> = causes.filter_map(|(_, cause)| cause.to_unknown()).collect();
        should_take(&unknown).then(|| {
            self.causes.retain(|key, cause| !is_of_code(key) || cause.to_unknown().is_none());
            unknown
        })
    }

    /// Adds a diagnostic with further places and their labels. `count` is the number of all places, with those that are not
    /// given.
    pub(crate) fn push_with_places(
        &mut self,
        diagnostic: Diagnostic<At>,
        places: impl Iterator<Item = (At, String)>,
        count: usize,
    ) {
        let cause = diagnostic.message.clone();
        let cause = self.add(cause, "", diagnostic);
        places.for_each(|(at, label)| cause.add(Some(at), &label));
        cause.set_count(count);
    }

    fn add(&mut self, cause: String, label: &str, diagnostic: Diagnostic<At>) -> &mut Cause<At> {
        self.count_one(&diagnostic);
        match self.causes.entry((diagnostic.code, cause)) {
            Entry::Vacant(entry) => entry.insert(Cause::new(diagnostic)),
            Entry::Occupied(entry) => {
                let known = entry.into_mut();
                known.add(diagnostic.at, label);
                known
            }
        }
    }

    fn count_one(&mut self, diagnostic: &Diagnostic<At>) {
        self.reports += 1;
        self.errors += usize::from(diagnostic.severity == Severity::Error);
    }

    /// The number of reports so far.
    pub(crate) fn count(&self) -> usize {
        self.reports
    }

    /// The number of reports so far that are errors.
    pub(crate) fn count_errors(&self) -> usize {
        self.errors
    }

    /// Whether one of the diagnostics is an error.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The diagnostics in document order, with their excerpts. If there are too many, warnings are dropped first.
    /// `excerpts` returns the excerpts of nodes, in the order of the nodes.
    pub(crate) fn finish(self, excerpts: impl FnOnce(&[At]) -> Vec<Excerpt>) -> Vec<Diagnostic> {
        let mut collected = self.single;
        collected.extend(self.causes.into_values());
        collected.sort_by_key(Cause::order);
        // A YAML alias repeats the problems of its nodes, and such duplicates are removed below. So more diagnostics
        // than the maximum are located.
        let not_located = collected.split_off(collected.len().min(4 * MAX_DIAGNOSTICS));
        let mut located = locate(collected, excerpts);
        located.sort_by(|a, b| (a.severity, a.position(), &a.message).cmp(&(b.severity, b.position(), &b.message)));
        located.dedup_by(|a, b| a.is_same(b));
        let dropped = located.split_off(located.len().min(MAX_DIAGNOSTICS));
        located.sort_by_key(Diagnostic::position);
        let severities = not_located.iter().map(Cause::severity).chain(dropped.iter().map(|it| it.severity));
        if let Some(severity) = severities.min() {
            located.push(Diagnostic::more(severity, not_located.len() + dropped.len()));
        }
        located
    }
}

fn locate<At: Copy + Ord>(collected: Vec<Cause<At>>, excerpts: impl FnOnce(&[At]) -> Vec<Excerpt>) -> Vec<Diagnostic> {
    let nodes: Vec<At> = collected.iter().flat_map(Cause::places).collect::<BTreeSet<_>>().into_iter().collect();
    let excerpts = excerpts(&nodes);
    let excerpt = |node: At| {
        let found = nodes.binary_search(&node).ok().and_then(|index| excerpts.get(index));
        found.cloned().unwrap_or_default()
    };
    collected.into_iter().map(|cause| cause.located(excerpt)).collect()
}
