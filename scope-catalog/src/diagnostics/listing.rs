//! Further places that a note lists in one text, because there can be many of them.

use super::clean::clean;
use super::excerpt::Excerpt;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The maximum number of items that a note lists.
const MAX_LISTED: usize = 1_000;

/// Items with their places, such as the rows that one warning is about. The text of an item has a beginning, which several
/// items can share, and an end.
#[derive(Debug)]
pub(crate) struct Listing<At> {
    /// What an item is, such as `row`. The plural ends in `s`.
    noun: &'static str,
    /// The places and the ends of the items, by their beginnings.
    groups: BTreeMap<String, Vec<(At, String)>>,
    count: usize,
}

impl<At: Copy> Listing<At> {
    pub(crate) fn new(noun: &'static str) -> Self {
        Self { noun, groups: BTreeMap::new(), count: 0 }
    }

    pub(crate) fn add(&mut self, at: At, beginning: &str, end: &str) {
        self.count += 1;
        if self.count <= MAX_LISTED {
            self.groups.entry(beginning.to_owned()).or_default().push((at, end.to_owned()));
        }
    }

    pub(super) fn places(&self) -> impl Iterator<Item = At> {
        self.groups.values().flatten().map(|(at, _)| *at)
    }

    /// The note, with the line of each item: `` `GET /mail/b` (7); `GET /mail/{id}/…`: `c` (8), `d` (9) ``. Groups are in
    /// the order of their first lines. `None` if there are no items.
    pub(super) fn note(self, mut excerpt: impl FnMut(At) -> Excerpt) -> Option<String> {
        let noun = self.noun;
        let mut note = match self.count {
            0 => return None,
            1 => format!("the other {noun}, with its line: "),
            count => format!("the other {count} {noun}s, with their lines: "),
        };
        let mut groups: Vec<(u32, String)> = self
            .groups
            .into_iter()
            .map(|(beginning, items)| {
                let mut items: Vec<(u32, String)> =
                    items.into_iter().map(|(at, end)| (excerpt(at).place.line, end)).collect();
                items.sort_by_key(|(line, _)| *line);
                let first = items.first().map_or(0, |(line, _)| *line);
                (first, group(&beginning, &items))
            })
            .collect();
        groups.sort_by_key(|(line, _)| *line);
        let groups: Vec<String> = groups.into_iter().map(|(_, text)| text).collect();
        note.push_str(&groups.join("; "));
        if let Some(more @ 1..) = self.count.checked_sub(MAX_LISTED) {
            // Writing to a string does not fail.
            let _ = write!(note, "; and {more} more");
        }
        Some(note)
    }
}

/// The items that share a beginning.
fn group(beginning: &str, items: &[(u32, String)]) -> String {
    if let [(line, end)] = items {
        return format!("{} ({line})", clean(&format!("`{beginning}{end}`")));
    }
    let items: Vec<String> =
        items.iter().map(|(line, end)| format!("{} ({line})", clean(&format!("`{end}`")))).collect();
    format!("{}: {}", clean(&format!("`{beginning}…`")), items.join(", "))
}
