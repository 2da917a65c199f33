//! YAML text to a tree of nodes, and a node back to its line and column. The one file that knows `serde_yaml`.
//!
//! The library tells a position only with an error. It does lend text that stands in the file as it is, though, and
//! where that lies in the file is a position: nearly every key has one for nothing. The few others (numbers, block
//! text, escapes) are found, once somebody asks, by a second walk that fails on purpose at each of them.

mod find;
mod pieces;
mod syntax;
mod text;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{DeserializeSeed, Deserializer};

use self::find::{Finder, Start};
use self::text::{Mark, Text};
use self::walk::Walk;
use crate::problem::{Report, Spot};

/// Bytes of a catalog.
pub const MAX_BYTES: usize = 16 << 20;
/// Keys and values of a catalog, those that an alias repeats among them.
pub const MAX_NODES: usize = 1_000_000;
/// Maps and lists inside each other.
pub const MAX_DEPTH: usize = 32;
/// Bytes of all keys and values together, those that an alias repeats among them.
pub const MAX_TEXT: usize = 2 * MAX_BYTES;

/// Where a node stands: opaque, cheap to copy, resolved by [`Document::locate`] only when there is something to report.
///
/// Places are numbered in the order of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Place(u32);

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// Of a scalar, its own; of a map or a list, its first key's or item's; of an empty one, that of what stands before.
    pub place: Place,
    /// What it is.
    pub value: Value,
}

/// A YAML value, as far as a catalog tells them apart.
#[derive(Debug, Clone)]
pub enum Value {
    /// A string.
    Text(String),
    /// Keys in document order, duplicates kept.
    Map(Vec<(Key, Node)>),
    /// A sequence.
    List(Vec<Node>),
    /// `true` or `false`.
    Bool(bool),
    /// A number of any kind.
    Number,
    /// `null`, `~`, or nothing at all.
    Null,
    /// `!tag ...`
    Tagged,
}

/// A key of a map: always its text, whatever YAML would make of it.
#[derive(Debug, Clone)]
pub struct Key {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A place in the file, as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// Characters to underline, at least 1.
    pub length: u32,
}

/// A YAML file that could be read.
#[derive(Debug)]
pub struct Document {
    /// Never [`Value::Null`].
    pub root: Node,
    text: Text,
    /// By place; none where the library did not lend the text.
    marks: Vec<Option<Mark>>,
}

/// Reads a file's bytes.
///
/// # Errors
///
/// What is wrong with the bytes or with the YAML: mostly one report, since nothing is certain after a syntax error.
pub fn read(bytes: &[u8]) -> Result<Document, Vec<Report>> {
    let text = Text::decode(bytes)?;
    let (root, marks) = parse(&text)?;
    Ok(Document { root, text, marks })
}

impl Document {
    /// Where `place` is. For many places, [`locate_all`](Self::locate_all) is faster.
    pub fn locate(&self, place: Place) -> Location {
        self.locate_all(&[place]).pop().unwrap_or(Location { line: 1, column: 1, length: 1 })
    }

    /// Where each of `places` is, in their order.
    pub fn locate_all(&self, places: &[Place]) -> Vec<Location> {
        let known = |place: &Place| self.marks.get(place.0 as usize).copied().flatten();
        let unknown = places.iter().filter(|place| known(place).is_none()).map(|place| place.0);
        let found = find(&self.text, unknown.collect());
        let mark = |place| known(place).or_else(|| found.get(&place.0).copied()).unwrap_or_default();
        places.iter().map(|place| self.text.locate(mark(place))).collect()
    }

    /// The text of a line, counted from 1, without its end; empty beyond the last one.
    pub fn line(&self, line: u32) -> &str {
        self.text.line(line)
    }
}

/// A location together with the text around it.
fn spot(text: &Text, mark: Mark) -> Spot {
    let location = text.locate(mark);
    Spot::new(location, text.line(location.line))
}

// The second walk: positions that the first one could not tell.

fn find(text: &Text, wanted: BTreeSet<u32>) -> BTreeMap<u32, Mark> {
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let mut finder = Finder::new(text, wanted);
    if let Err(error) = finder.seed().deserialize(serde_yaml::Deserializer::from_str(text.as_str())) {
        // The root itself, or the end of the search.
        finder.caught(&error);
    }
    finder.found
}

// The first walk: values.

fn parse(text: &Text) -> Result<(Node, Vec<Option<Mark>>), Vec<Report>> {
    // The library reads all of its input before it shows anything, at a cost that can be quadratic: input that looks
    // dangerous is tried on its beginning first. An error there may come from the cut, unless it is about a limit.
    for end in pieces::dangerous(text.as_str()) {
        let mut walk = Walk::new(text, false);
        let beginning = text.as_str().get(..end).unwrap_or_default();
        let result = walk.seed().deserialize(serde_yaml::Deserializer::from_str(beginning));
        if let (Err(error), Some(failure)) = (result, walk.failure) {
            return Err(vec![failure.report(text, position(&error))]);
        }
    }
    let mut documents = serde_yaml::Deserializer::from_str(text.as_str());
    let mut walk = Walk::new(text, true);
    let root = match documents.next().map(|document| walk.seed().deserialize(document)) {
        None | Some(Ok(Node { value: Value::Null, .. })) => {
            return Err(vec![Report::error("the catalog is empty").help("start with `catalog: Name`")]);
        }
        Some(Ok(root)) => root,
        Some(Err(error)) => {
            return Err(vec![match walk.failure {
                Some(failure) => failure.report(text, position(&error)),
                None => syntax::explain(text, &error.to_string(), position(&error)),
            }]);
        }
    };
    if let Some(Err(error)) = documents.next().map(|document| document.deserialize_any(Start)) {
        walk.problems.push(syntax::second_document(text, position(&error)));
    }
    if walk.problems.is_empty() { Ok((root, walk.marks)) } else { Err(walk.problems) }
}

fn position(error: &serde_yaml::Error) -> usize {
    error.location().map_or(0, |location| location.index())
}

#[cfg(test)]
mod tests {
    use super::{find, read};

    /// What the first walk knows about places is what the second one finds.
    fn check(yaml: &str) {
        let document = read(yaml.as_bytes()).unwrap();
        let found = find(&document.text, (0..).take(document.marks.len()).collect());
        assert_eq!(found.len(), document.marks.len(), "{yaml}");
        for (mark, (place, found)) in document.marks.iter().zip(&found) {
            let Some(mark) = mark else { continue };
            let (known, found) = (document.text.locate(*mark), document.text.locate(*found));
            assert_eq!((known.line, known.column), (found.line, found.column), "{place} of {yaml}");
        }
    }

    #[test]
    fn both_walks_agree() {
        check("a: b\nc: ['d', \"e\", f g]\n");
        check("größe: {日本: '', \"\": x, ? y}\r\nb: &c d\ne: &f 'g'\nh: [*c, *f]\n*c : *f\n");
        check("a: |\n  b\nc: d\n  e\n'': f\n? g\nh: '''j'\ni: \"\\\"j\"\nk: \"l\\nm\"\nn: 0x1\n");
        check("- - - a\n    - b: c\n- ~\n-\n- {d}\n");
    }
}
