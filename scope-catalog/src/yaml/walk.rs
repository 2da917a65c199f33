//! The first walk: it reads values into nodes and enforces the limits. A derived deserializer would lose duplicate keys
//! and the spelling of keys.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::node::{Key, Node, NodeId, Value};
use super::span::ByteSpan;
use super::text::Text;
use crate::diagnostics::{Code, Diagnostic};
use crate::limits::{MAX_DEPTH, MAX_NODES, MAX_TEXT, MIN_NODES, NODES_PER_BYTE};

/// The reason that a walk stopped, other than a syntax error.
pub(super) enum StopReason {
    Nodes,
    Depth,
    Text,
    /// A key is a list or a map.
    Key,
}

impl StopReason {
    pub(super) fn diagnostic(self, text: &Text, offset: usize) -> Diagnostic {
        let (code, message, help) = match self {
            Self::Nodes => (
                Code::TooManyNodes,
                "too many keys and values, with those that aliases repeat".to_owned(),
                "use fewer aliases, or split the catalog: the limit is 1,000,000, and less for a small file",
            ),
            Self::Depth => (
                Code::NestedTooDeep,
                format!("nested more than {MAX_DEPTH} levels deep"),
                "flatten the document: a catalog needs at most six levels",
            ),
            Self::Text => (
                Code::TooMuchText,
                format!("more than {} MiB of text, with the text that aliases repeat", MAX_TEXT >> 20),
                "use fewer aliases, or split the catalog",
            ),
            Self::Key => (
                Code::KeyIsNotText,
                "a key must be text, not a list or a map".to_owned(),
                "quote text that starts with `{` or `[`, such as `\"{id}\"`",
            ),
        };
        Diagnostic::error(code, text.excerpt(text.skip_anchor(offset)), message).help(help)
    }
}

pub(super) struct Walk<'t> {
    text: &'t Text,
    /// Whether the walk keeps the values. A trial walk only enforces the limits.
    keeps_values: bool,
    /// The limit of nodes. It depends on the length of the file, so that expanding aliases is refused early.
    max_nodes: usize,
    /// The span of each scalar; `None` if `serde_yaml` did not borrow its text.
    pub(super) spans: Vec<Option<ByteSpan>>,
    /// The number of maps and lists.
    containers: usize,
    /// The number of bytes of all text.
    bytes: usize,
    /// The reason that the walk stopped; `None` after a syntax error.
    pub(super) stop_reason: Option<StopReason>,
    /// Problems after which the walk continued.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t Text, keeps_values: bool) -> Self {
        let max_nodes = MAX_NODES.min(MIN_NODES + NODES_PER_BYTE * text.as_str().len());
        Walk {
            text,
            keeps_values,
            max_nodes,
            spans: Vec::new(),
            containers: 0,
            bytes: 0,
            stop_reason: None,
            diagnostics: Vec::new(),
        }
    }

    /// The seed that reads one document.
    pub(super) fn seed(&mut self) -> Seed<'_, 't> {
        Seed { walk: self, depth: 0 }
    }

    /// Gives a scalar its number.
    fn scalar<E: Error>(&mut self, span: Option<ByteSpan>, bytes: usize) -> Result<NodeId, E> {
        self.bytes += bytes;
        if self.bytes > MAX_TEXT {
            return self.fail(StopReason::Text);
        }
        if self.spans.len() + self.containers >= self.max_nodes {
            return self.fail(StopReason::Nodes);
        }
        let at = NodeId(u32::try_from(self.spans.len()).unwrap_or(u32::MAX));
        self.spans.push(span);
        Ok(at)
    }

    /// Enters a map or a list. Returns the number of its first scalar, if it will have one.
    fn container<E: Error>(&mut self, depth: usize) -> Result<usize, E> {
        if depth >= MAX_DEPTH {
            return self.fail(StopReason::Depth);
        }
        self.containers += 1;
        if self.spans.len() + self.containers > self.max_nodes {
            return self.fail(StopReason::Nodes);
        }
        Ok(self.spans.len())
    }

    /// The number of a map or a list whose first scalar would be `first`.
    fn leave(&self, first: usize) -> NodeId {
        let at = if self.spans.len() > first { first } else { first.saturating_sub(1) };
        NodeId(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// Stops the walk. `serde_yaml` adds the position to the error.
    fn fail<T, E: Error>(&mut self, stop_reason: StopReason) -> Result<T, E> {
        self.stop_reason = Some(stop_reason);
        Err(E::custom(""))
    }

    fn refuse(&mut self, code: Code, span: Option<ByteSpan>, message: &str, help: &str) {
        let span = span.unwrap_or_default();
        self.diagnostics.push(Diagnostic::error(code, self.text.excerpt(span), message).help(help));
    }
}

pub(super) struct Seed<'w, 't> {
    walk: &'w mut Walk<'t>,
    depth: usize,
}

impl Seed<'_, '_> {
    fn simple<E: Error>(self, value: Value) -> Result<Node, E> {
        Ok(Node { at: self.walk.scalar(None, 0)?, value })
    }

    fn text<E: Error>(self, text: &str, span: Option<ByteSpan>) -> Result<Node, E> {
        if span.is_some_and(|span| self.walk.text.is_tagged(span)) {
            // Without a span, the second walk finds the place of the tag.
            return self.simple(Value::Tagged);
        }
        let at = self.walk.scalar(span, text.len())?;
        Ok(Node { at, value: Value::Text(text.to_owned()) })
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
        let span = self.walk.text.span(text);
        self.text(text, span)
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
            if self.walk.keeps_values {
                items.push(item);
            }
        }
        Ok(Node { at: self.walk.leave(first), value: Value::List(items) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let first = self.walk.container(self.depth)?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(KeySeed(self.walk))? {
            let value = map.next_value_seed(Seed { walk: self.walk, depth: self.depth + 1 })?;
            if self.walk.keeps_values {
                entries.push((key, value));
            }
        }
        Ok(Node { at: self.walk.leave(first), value: Value::Map(entries) })
    }
}

struct KeySeed<'w, 't>(&'w mut Walk<'t>);

impl KeySeed<'_, '_> {
    fn key<E: Error>(self, text: &str, span: Option<ByteSpan>) -> Result<Key, E> {
        // The key is text, so later errors have other reasons.
        self.0.stop_reason = None;
        let at = self.0.scalar(span, text.len())?;
        if span.is_some_and(|span| self.0.text.is_tagged(span)) {
            self.0.refuse(Code::Tag, span, "a catalog has no YAML tags", "write the key without its `!` tag");
        }
        if text == "<<" && !span.is_some_and(|span| self.0.text.is_quoted(span)) {
            self.0.refuse(Code::MergeKey, span, "a catalog has no YAML merge keys", "write the keys of the merged map");
        }
        Ok(Key { text: text.to_owned(), at })
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        // `deserialize_str` keeps keys such as `null`, `2` and `0x10` as written. It fails for a list and a map.
        self.0.stop_reason = Some(StopReason::Key);
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, '_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Key, E> {
        let span = self.0.text.span(text);
        self.key(text, span)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Key, E> {
        self.key(text, None)
    }
}
