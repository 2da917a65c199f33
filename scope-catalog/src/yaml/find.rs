//! The walk that fails on purpose: the library says in an error where the scalar stands, and nowhere else.
//!
//! By then it has read past the scalar, so the map or list around it swallows the error and goes on. A map or a list
//! that fails cannot be left, which is why only scalars do.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::lines::{Lines, last_position};
use super::span::ByteSpan;
use super::text::Text;

/// The spans of nodes that are `wanted` by number.
pub(super) fn spans(text: &Text, wanted: BTreeSet<u32>) -> BTreeMap<u32, ByteSpan> {
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

struct Finder<'t> {
    text: &'t Text,
    lines: Lines<'t>,
    wanted: BTreeSet<u32>,
    next: u32,
    /// The scalar that has just failed on purpose.
    failed: Option<u32>,
    found: BTreeMap<u32, ByteSpan>,
}

impl<'t> Finder<'t> {
    fn new(text: &'t Text, wanted: BTreeSet<u32>) -> Self {
        Finder { text, lines: Lines::new(text), wanted, next: 0, failed: None, found: BTreeMap::new() }
    }

    fn seed(&mut self) -> Seed<'_, 't> {
        Seed { finder: self, is_key: false }
    }

    /// Notes the position in `error`, if it is one of ours.
    fn caught(&mut self, error: &impl Display) -> bool {
        let Some(place) = self.failed.take() else { return false };
        // Without a position it is the first character.
        let (line, column) = last_position(&error.to_string()).unwrap_or((1, 1));
        let offset = self.lines.offset(line, column);
        self.found.insert(place, self.text.skip_anchor(offset));
        true
    }

    fn scalar<E: Error>(&mut self) -> Result<(), E> {
        let place = self.next;
        self.next += 1;
        if self.wanted.remove(&place) {
            self.failed = Some(place);
            return Err(E::custom(""));
        }
        // Nothing is left to find: this error is not caught, and ends the walk.
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

/// The scalars of YAML, all treated alike.
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
                Err(error) if self.finder.caught(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        loop {
            match map.next_key_seed(Seed { finder: self.finder, is_key: true }) {
                Ok(Some(())) => {}
                Ok(None) => return Ok(()),
                Err(error) if self.finder.caught(&error) => {}
                Err(error) => return Err(error),
            }
            match map.next_value_seed(Seed { finder: self.finder, is_key: false }) {
                Ok(()) => {}
                Err(error) if self.finder.caught(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Fails on whatever a document starts with.
pub(super) struct FirstNode;

impl FirstNode {
    #[expect(clippy::unused_self, reason = "called by the macro")]
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
