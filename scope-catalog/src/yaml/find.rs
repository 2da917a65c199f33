//! The second walk: it returns an error at each scalar whose position is wanted, because `serde_yaml` reports positions
//! in errors only.
//!
//! `serde_yaml` has consumed the scalar when it reports the error, so the visitor of the surrounding map or list
//! ignores the error and continues. It could not continue after an error of a map or a list, so the walk finds scalars
//! only.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::lines::{Lines, last_position};
use super::span::ByteSpan;
use super::text::Text;

/// The spans of the nodes with these numbers.
pub(super) fn spans(text: &Text, wanted: BTreeSet<u32>) -> BTreeMap<u32, ByteSpan> {
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let mut finder = Finder::new(text, wanted);
    if let Err(error) = finder.seed().deserialize(serde_yaml::Deserializer::from_str(text.as_str())) {
        // The error comes from the root, or it ends the search.
        finder.record(&error);
    }
    finder.found
}

struct Finder<'t> {
    text: &'t Text,
    lines: Lines<'t>,
    wanted: BTreeSet<u32>,
    next: u32,
    /// The scalar whose error is on its way to `record`.
    pending: Option<u32>,
    found: BTreeMap<u32, ByteSpan>,
}

impl<'t> Finder<'t> {
    fn new(text: &'t Text, wanted: BTreeSet<u32>) -> Self {
        Finder { text, lines: Lines::new(text), wanted, next: 0, pending: None, found: BTreeMap::new() }
    }

    fn seed(&mut self) -> Seed<'_, 't> {
        Seed { finder: self, is_key: false }
    }

    /// Records the position of an error, if it comes from a wanted scalar. Returns whether it does.
    fn record(&mut self, error: &impl Display) -> bool {
        let Some(node) = self.pending.take() else { return false };
        // An error without a position is at the first character.
        let (line, column) = last_position(&error.to_string()).unwrap_or((1, 1));
        let offset = self.lines.offset(line, column);
        self.found.insert(node, self.text.skip_anchor(offset));
        true
    }

    fn scalar<E: Error>(&mut self) -> Result<(), E> {
        let node = self.next;
        self.next += 1;
        if self.wanted.remove(&node) {
            self.pending = Some(node);
            return Err(E::custom(""));
        }
        // All positions are found. This error is not ignored, so it ends the walk.
        if self.wanted.is_empty() { Err(E::custom("")) } else { Ok(()) }
    }
}

struct Seed<'f, 't> {
    finder: &'f mut Finder<'t>,
    is_key: bool,
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.is_key { deserializer.deserialize_str(self) } else { deserializer.deserialize_any(self) }
    }
}

/// Visitor methods for all kinds of scalars, which call `scalar`.
macro_rules! scalars {
    ($($visit:ident: $type:ty),*) => {
        $(fn $visit<E: Error>(self, _: $type) -> Result<Self::Value, E> { self.scalar() })*
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> { self.scalar() }
        fn visit_none<E: Error>(self) -> Result<Self::Value, E> { self.scalar() }
    };
}

impl Seed<'_, '_> {
    fn scalar<E: Error>(self) -> Result<(), E> {
        self.finder.scalar()
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    scalars! {
        visit_str: &str, visit_bool: bool, visit_u64: u64, visit_i64: i64, visit_u128: u128, visit_i128: i128,
        visit_f64: f64
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let (IgnoredAny, content) = tagged.variant()?;
        let IgnoredAny = content.newtype_variant()?;
        self.scalar()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            match list.next_element_seed(Seed { finder: self.finder, is_key: false }) {
                Ok(Some(())) => {}
                Ok(None) => return Ok(()),
                Err(error) if self.finder.record(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        loop {
            match map.next_key_seed(Seed { finder: self.finder, is_key: true }) {
                Ok(Some(())) => {}
                Ok(None) => return Ok(()),
                Err(error) if self.finder.record(&error) => {}
                Err(error) => return Err(error),
            }
            match map.next_value_seed(Seed { finder: self.finder, is_key: false }) {
                Ok(()) => {}
                Err(error) if self.finder.record(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// A visitor that returns an error at the first node of a document.
pub(super) struct FirstNode;

impl FirstNode {
    #[expect(clippy::unused_self, reason = "the macro `scalars` calls it as a method")]
    fn scalar<E: Error>(self) -> Result<(), E> {
        Err(E::custom(""))
    }
}

impl<'de> Visitor<'de> for FirstNode {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }

    scalars! {
        visit_str: &str, visit_bool: bool, visit_u64: u64, visit_i64: i64, visit_u128: u128, visit_i128: i128,
        visit_f64: f64
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.scalar()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.scalar()
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.scalar()
    }
}
