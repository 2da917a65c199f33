//! One problem that can have many places, such as a name that is used in many rows and does not exist.

use super::diagnostic::{Diagnostic, Related, Severity};
use super::excerpt::Excerpt;
use super::listing::Listing;
use std::fmt::Write as _;

/// The number of further places that one diagnostic shows, if there are no others.
const MAX_SHOWN: usize = 3;
/// The number of further places that one diagnostic shows, if there are others. Two such diagnostics fit on a screen.
const SHOWN_OF_MANY: usize = 2;
/// The maximum number of further places that are located, to list their lines.
const MAX_LOCATED: usize = 500;
/// The maximum number of ranges of lines that a note lists.
const MAX_RANGES: usize = 20;

/// A diagnostic with all of its places.
#[derive(Debug)]
pub(super) struct Cause<At> {
    /// The diagnostic at the first place. Its related places are the further ones, or are part of the problem if there is one
    /// place only.
    diagnostic: Diagnostic<At>,
    /// The number of all places.
    count: usize,
    /// The name that is unknown, and the known name that is similar to it. `None` if the problem is not an unknown name.
    unknown: Option<(String, Option<String>)>,
    /// Further places, which a note lists.
    listing: Option<Listing<At>>,
}

/// A name that is unknown.
#[derive(Debug)]
pub(crate) struct Unknown<At> {
    pub(crate) name: String,
    /// The known name that is similar to it.
    pub(crate) near: Option<String>,
    /// The first places.
    pub(crate) places: Vec<At>,
    /// The number of all places.
    pub(crate) count: usize,
}

impl<At: Copy + Ord> Cause<At> {
    pub(super) fn new(diagnostic: Diagnostic<At>) -> Self {
        Self { diagnostic, count: 1, unknown: None, listing: None }
    }

    pub(super) fn with_listing(diagnostic: Diagnostic<At>, listing: Listing<At>) -> Self {
        Self { listing: Some(listing), ..Self::new(diagnostic) }
    }

    /// Notes that the problem is an unknown name, and which known name is similar to it.
    pub(super) fn note_unknown(&mut self, name: &str, near: Option<&str>) {
        self.unknown = Some((name.to_owned(), near.map(str::to_owned)));
    }

    /// The unknown name with its places.
    pub(super) fn to_unknown(&self) -> Option<Unknown<At>> {
        let (name, near) = self.unknown.clone()?;
        let related = self.diagnostic.related.iter().map(|related| related.at);
        Some(Unknown { name, near, places: self.diagnostic.at.into_iter().chain(related).collect(), count: self.count })
    }

    /// Adds a place with its label.
    pub(super) fn add(&mut self, at: Option<At>, label: &str) {
        self.count += 1;
        if let Some(at) = at
            && self.count <= MAX_LOCATED + 1
        {
            self.diagnostic.add_related(at, label);
        }
    }

    /// Sets the number of all places, with those that were not added.
    pub(super) fn set_count(&mut self, count: usize) {
        self.count = count;
    }

    /// The order in which diagnostics are kept if there are too many.
    pub(super) fn order(&self) -> (Severity, Option<At>) {
        (self.diagnostic.severity, self.diagnostic.at)
    }

    pub(super) fn severity(&self) -> Severity {
        self.diagnostic.severity
    }

    /// The places, as far as they are known.
    pub(super) fn places(&self) -> impl Iterator<Item = At> {
        let listed = self.listing.iter().flat_map(Listing::places);
        self.diagnostic.related.iter().map(|related| related.at).chain(self.diagnostic.at).chain(listed)
    }

    /// The diagnostic with its first places, and a note about all of them.
    pub(super) fn located(self, mut excerpt: impl FnMut(At) -> Excerpt) -> Diagnostic {
        let listed = self.listing.and_then(|listing| listing.note(&mut excerpt));
        let has_all_places = self.count <= MAX_LOCATED + 1;
        let mut diagnostic = self.diagnostic.map_places(excerpt).without_repeated_places();
        if listed.is_some() {
            diagnostic.note = listed;
        }
        if self.count == 1 {
            return diagnostic;
        }
        // A YAML alias repeats places.
        let count = if has_all_places { diagnostic.related.len() + 1 } else { self.count };
        if count > MAX_SHOWN + 1 {
            let lines = lines(&diagnostic, has_all_places);
            diagnostic.note = Some(format!("there are {count} such places, on {lines}"));
            diagnostic.related.truncate(SHOWN_OF_MANY);
        }
        diagnostic
    }
}

/// The lines of all places, such as `lines 7, 9-12`.
fn lines(diagnostic: &Diagnostic, has_all_places: bool) -> String {
    let related = diagnostic.related.iter().map(|Related { at, .. }| at);
    let mut lines: Vec<u32> = diagnostic.at.iter().chain(related).map(|excerpt| excerpt.place.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for line in lines {
        match ranges.last_mut() {
            Some((_, end)) if *end + 1 == line => *end = line,
            _ => ranges.push((line, line)),
        }
    }
    let mut text = if let [(start, end)] = ranges.as_slice()
        && start == end
    {
        "line".to_owned()
    } else {
        "lines".to_owned()
    };
    for (index, (start, end)) in ranges.iter().take(MAX_RANGES).enumerate() {
        let comma = if index > 0 { "," } else { "" };
        // Writing to a string does not fail.
        let _ = if start == end { write!(text, "{comma} {start}") } else { write!(text, "{comma} {start}-{end}") };
    }
    if !has_all_places || ranges.len() > MAX_RANGES {
        text.push_str(" and others");
    }
    text
}
