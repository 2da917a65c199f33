//! The walk that reads values, keeps what a derived one would lose (duplicate keys, keys as they are written), and
//! gives up at the limits.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::text::{Mark, Text};
use super::{Key, MAX_DEPTH, MAX_NODES, MAX_TEXT, Node, Place, Value, spot};
use crate::problem::Report;

/// Why a walk gave up, apart from YAML syntax.
pub(super) enum Failure {
    Nodes,
    Depth,
    Text,
    Key,
}

impl Failure {
    pub(super) fn report(self, text: &Text, offset: usize) -> Report {
        let (message, help) = match self {
            Self::Nodes => (
                "too many keys and values, counting what aliases repeat".to_owned(),
                "repeat less, or split the catalog: 1,000,000 is the limit, and for a small file less",
            ),
            Self::Depth => (format!("nested more than {MAX_DEPTH} levels deep"), "a catalog needs no more than six"),
            Self::Text => (
                format!("more than {} MiB of text, counting what aliases repeat", MAX_TEXT >> 20),
                "repeat less, or split the catalog",
            ),
            Self::Key => (
                "a key must be text, not a list or a map".to_owned(),
                "quote a key that starts with `{` or `[`, such as \"{id}\"",
            ),
        };
        Report::error(message).help(help).at(spot(text, text.skip_anchor(offset)))
    }
}

pub(super) struct Walk<'t> {
    text: &'t Text,
    /// Whether anybody wants the values.
    keeps: bool,
    /// No more than the file could have without aliases, and some: what aliases blow up takes time to refuse.
    max_nodes: usize,
    /// By place; none where the library did not lend the text.
    pub(super) marks: Vec<Option<Mark>>,
    /// Maps and lists; the scalars are `marks`.
    containers: usize,
    bytes: usize,
    /// Why it gave up, unless that is for the library to say.
    pub(super) failure: Option<Failure>,
    /// What is wrong apart from that.
    pub(super) problems: Vec<Report>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t Text, keeps: bool) -> Self {
        let max_nodes = MAX_NODES.min(10_000 + 2 * text.as_str().len());
        Walk { text, keeps, max_nodes, marks: Vec::new(), containers: 0, bytes: 0, failure: None, problems: Vec::new() }
    }

    /// Reads one document.
    pub(super) fn seed(&mut self) -> Seed<'_, 't> {
        Seed { walk: self, depth: 0 }
    }

    /// Numbers a scalar.
    fn scalar<E: Error>(&mut self, mark: Option<Mark>, bytes: usize) -> Result<Place, E> {
        self.bytes += bytes;
        if self.bytes > MAX_TEXT {
            return self.fail(Failure::Text);
        }
        if self.marks.len() + self.containers >= self.max_nodes {
            return self.fail(Failure::Nodes);
        }
        let place = Place(u32::try_from(self.marks.len()).unwrap_or(u32::MAX));
        self.marks.push(mark);
        Ok(place)
    }

    /// Enters a map or a list: the place that it has if it is not empty.
    fn container<E: Error>(&mut self, depth: usize) -> Result<usize, E> {
        if depth >= MAX_DEPTH {
            return self.fail(Failure::Depth);
        }
        self.containers += 1;
        if self.marks.len() + self.containers > self.max_nodes {
            return self.fail(Failure::Nodes);
        }
        Ok(self.marks.len())
    }

    /// The place of a map or a list that was entered at `first`.
    fn leave(&self, first: usize) -> Place {
        let place = if self.marks.len() > first { first } else { first.saturating_sub(1) };
        Place(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// The library adds the position on the way out.
    fn fail<T, E: Error>(&mut self, failure: Failure) -> Result<T, E> {
        self.failure = Some(failure);
        Err(E::custom(""))
    }

    fn refuse(&mut self, mark: Option<Mark>, message: &str, help: &str) {
        let mark = mark.unwrap_or_default();
        self.problems.push(Report::error(message).help(help).at(spot(self.text, mark)));
    }
}

pub(super) struct Seed<'w, 't> {
    walk: &'w mut Walk<'t>,
    depth: usize,
}

impl Seed<'_, '_> {
    fn simple<E: Error>(self, value: Value) -> Result<Node, E> {
        Ok(Node { place: self.walk.scalar(None, 0)?, value })
    }

    fn text<E: Error>(self, text: &str, mark: Option<Mark>) -> Result<Node, E> {
        if mark.is_some_and(|mark| self.walk.text.is_tagged(mark)) {
            // The second walk finds the tag instead.
            return self.simple(Value::Tagged);
        }
        let place = self.walk.scalar(mark, text.len())?;
        Ok(Node { place, value: Value::Text(text.to_owned()) })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node, E> {
        let mark = self.walk.text.mark(text);
        self.text(text, mark)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.text(text, None)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.simple(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Node, E> {
        self.simple(Value::Number)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Node, E> {
        self.simple(Value::Number)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Node, E> {
        self.simple(Value::Number)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Node, E> {
        self.simple(Value::Number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Node, E> {
        self.simple(Value::Number)
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.simple(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.simple(Value::Null)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (IgnoredAny, content) = tagged.variant()?;
        let IgnoredAny = content.newtype_variant()?;
        self.simple(Value::Tagged)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let first = self.walk.container(self.depth)?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Seed { walk: self.walk, depth: self.depth + 1 })? {
            if self.walk.keeps {
                items.push(item);
            }
        }
        Ok(Node { place: self.walk.leave(first), value: Value::List(items) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let first = self.walk.container(self.depth)?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(KeySeed(self.walk))? {
            let value = map.next_value_seed(Seed { walk: self.walk, depth: self.depth + 1 })?;
            if self.walk.keeps {
                entries.push((key, value));
            }
        }
        Ok(Node { place: self.walk.leave(first), value: Value::Map(entries) })
    }
}

struct KeySeed<'w, 't>(&'w mut Walk<'t>);

impl KeySeed<'_, '_> {
    fn key<E: Error>(self, text: &str, mark: Option<Mark>) -> Result<Key, E> {
        // The key was read: what goes wrong from here on has another reason.
        self.0.failure = None;
        let place = self.0.scalar(mark, text.len())?;
        if mark.is_some_and(|mark| self.0.text.is_tagged(mark)) {
            self.0.refuse(mark, "tags are not part of a catalog", "write the key without its `!` tag");
        }
        if text == "<<" && !mark.is_some_and(|mark| self.0.text.is_quoted(mark)) {
            self.0.refuse(mark, "merge keys are not part of a catalog", "write the keys out");
        }
        Ok(Key { text: text.to_owned(), place })
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        // Asking for a string is what keeps `null`, `2` and `0x10` as they are written.
        self.0.failure = Some(Failure::Key);
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, '_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Key, E> {
        let mark = self.0.text.mark(text);
        self.key(text, mark)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Key, E> {
        self.key(text, None)
    }
}
