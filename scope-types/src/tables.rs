//! The two literals that a catalog is compiled to, and typed access to their parts.

use crate::bits::Bits;
use crate::bytes::{byte_at, compare, slice, u32_at};
use crate::ids::{Ids, Texts};
use crate::layout::{self, FINGERPRINT_SIZE, ID_SIZE, NONE, TEXT_SIZE, flag, header, name, print, scope, usable};
use core::cmp::Ordering::{Equal, Greater, Less};

/// A compiled catalog: made by `catalog!`, read through the types that it emits.
#[derive(Debug)]
pub struct Tables {
    text: &'static str,
    data: &'static [u8],
    origin: &'static str,
}

/// A run of equal records in `data`.
#[derive(Clone, Copy)]
pub(crate) struct Records {
    pub(crate) at: usize,
    pub(crate) count: usize,
    size: usize,
}

impl Records {
    /// The offset of the record at `index`.
    pub(crate) const fn offset(self, index: usize) -> Option<usize> {
        if index < self.count { Some(self.at + index * self.size) } else { None }
    }
}

/// What a fingerprint leads to.
pub(crate) enum Found {
    Usable(u16),
    Alias(u16),
    Denied(u16),
    Nothing,
}

impl Tables {
    /// Tables from their literals, laid out as [`crate::layout`] says. `origin` names the catalog in messages.
    pub const fn new(text: &'static str, data: &'static [u8], origin: &'static str) -> Self {
        Self { text, data, origin }
    }

    /// How many scopes there are.
    pub const fn scope_count(&self) -> usize {
        self.number(header::SCOPES + layout::NUMBER_SIZE) as usize
    }

    /// The id of the scope that a name or an alias stands for.
    pub const fn id_of(&self, token: &[u8]) -> Option<u16> {
        let names = self.records(header::NAMES, name::SIZE);
        let (mut low, mut high) = (0, names.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let at = names.at + middle * name::SIZE;
            match compare(token, self.text_at(at + name::TEXT).as_bytes(), false) {
                Less => high = middle,
                Greater => low = middle + 1,
                Equal => return Some(self.id_at(at + name::ID)),
            }
        }
        None
    }

    /// Adds a scope and all that it implies.
    const fn insert_closed<const W: usize>(&self, to: &mut Bits<W>, id: u16) {
        to.insert(id);
        let mut implied = self.implied(id);
        while let Some((other, rest)) = implied.split_first() {
            to.insert(other);
            implied = rest;
        }
    }

    /// A set with all that its scopes imply.
    pub const fn closed<const W: usize>(&self, set: Bits<W>) -> Bits<W> {
        let mut all = set;
        let mut from = 0;
        while let Some(id) = set.next_from(from) {
            self.insert_closed(&mut all, truncate(id));
            from = id + 1;
        }
        all
    }

    /// A text of the scope `id`: `field` is one of [`crate::layout::scope`].
    pub const fn scope_text(&'static self, id: u16, field: usize) -> &'static str {
        match self.scope(id) {
            Some(at) => self.text_at(at + field),
            None => "",
        }
    }

    /// A list of texts of the scope `id`.
    pub const fn scope_texts(&'static self, id: u16, field: usize) -> Texts {
        match self.scope(id) {
            Some(at) => self.texts_at(at + field),
            None => Texts::new(self, &[]),
        }
    }

    /// The category's name.
    pub const fn scope_category(&'static self, id: u16) -> &'static str {
        let Some(at) = self.scope(id) else { return "" };
        match self
            .records(header::CATEGORIES, layout::category::SIZE)
            .offset(self.number(at + scope::CATEGORY) as usize)
        {
            Some(category) => self.text_at(category + layout::category::NAME),
            None => "",
        }
    }

    /// The resource's whole name, such as `transactional.email`.
    pub const fn scope_resource(&'static self, id: u16) -> Option<&'static str> {
        let Some(at) = self.scope(id) else { return None };
        match self.records(header::RESOURCES, layout::resource::SIZE).offset(self.number(at + scope::RESOURCE) as usize)
        {
            Some(resource) => Some(self.text_at(resource + layout::resource::NAME)),
            None => None,
        }
    }

    /// The resource up to its first `.`: `campaigns` of `campaigns.email`.
    pub const fn scope_area(&'static self, id: u16) -> Option<&'static str> {
        match self.scope_resource(id) {
            Some(resource) => Some(split_at_dot(resource).0),
            None => None,
        }
    }

    /// The resource behind its first `.`: `email` of `campaigns.email`.
    pub const fn scope_sub_area(&'static self, id: u16) -> Option<&'static str> {
        match self.scope_resource(id) {
            Some(resource) => split_at_dot(resource).1,
            None => None,
        }
    }

    /// The action that the scope is named after.
    pub const fn scope_action(&'static self, id: u16) -> Option<&'static str> {
        let action = self.scope_text(id, scope::ACTION);
        if action.is_empty() { None } else { Some(action) }
    }

    /// The scopes that the scope implies.
    pub const fn implied_set<const W: usize>(&self, id: u16) -> Bits<W> {
        let mut set = Bits::EMPTY;
        self.insert_closed(&mut set, id);
        set.remove(id);
        set
    }

    /// The 1-based line of the scope in the catalog; 0 for an id that is none.
    pub const fn scope_line(&self, id: u16) -> u32 {
        match self.scope(id) {
            Some(at) => self.number(at + scope::LINE),
            None => 0,
        }
    }

    /// Whether the catalog marks the scope as deprecated.
    pub const fn scope_is_deprecated(&self, id: u16) -> bool {
        match self.scope(id) {
            Some(at) => self.number(at + scope::DEPRECATED) == 1,
            None => false,
        }
    }

    /// The scope to use instead of a deprecated one.
    pub const fn scope_replacement(&self, id: u16) -> Option<u16> {
        match self.scope(id) {
            Some(at) if self.number(at + scope::REPLACEMENT) != NONE => Some(self.id_at(at + scope::REPLACEMENT)),
            _ => None,
        }
    }

    pub(crate) const fn implied(&self, id: u16) -> Ids {
        match self.scope(id) {
            Some(at) => self.ids_at(at + scope::IMPLIED),
            None => Ids::EMPTY,
        }
    }

    /// Whether `implying` is `id`, or implies it.
    pub(crate) const fn implies(&self, implying: u16, id: u16) -> bool {
        if implying == id {
            return true;
        }
        let mut implied = self.implied(implying);
        while let Some((other, rest)) = implied.split_first() {
            if other == id {
                return true;
            }
            implied = rest;
        }
        false
    }

    pub(crate) const fn find(&self, fingerprint: u128) -> Found {
        let prints = self.records(header::PRINTS, print::SIZE);
        let (mut low, mut high) = (0, prints.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let at = prints.at + middle * print::SIZE;
            let own = self.fingerprint_at(at + print::FINGERPRINT);
            if fingerprint == own {
                let id = self.id_at(at + print::ID);
                return match self.number(at + print::USABLE) {
                    usable::YES => Found::Usable(id),
                    usable::ALIAS => Found::Alias(id),
                    _ => Found::Denied(id),
                };
            }
            if fingerprint < own { high = middle } else { low = middle + 1 }
        }
        Found::Nothing
    }

    /// Both literals.
    pub(crate) const fn literals(&self) -> (&'static str, &'static [u8]) {
        (self.text, self.data)
    }

    pub(crate) const fn origin(&self) -> &'static str {
        self.origin
    }

    pub(crate) const fn has(&self, flag: u32) -> bool {
        self.number(header::FLAGS) & flag != 0
    }

    pub(crate) const fn is_broken(&self) -> bool {
        self.has(flag::BROKEN)
    }

    /// The list of records that a header field points to.
    pub(crate) const fn records(&self, field: usize, size: usize) -> Records {
        Records { at: self.number(field) as usize, count: self.number(field + layout::NUMBER_SIZE) as usize, size }
    }

    pub(crate) const fn number(&self, at: usize) -> u32 {
        u32_at(self.data, at)
    }

    pub(crate) const fn id_at(&self, at: usize) -> u16 {
        truncate(self.number(at) as usize)
    }

    pub(crate) const fn text_at(&self, at: usize) -> &'static str {
        self.text_between(self.number(at) as usize, self.number(at + layout::NUMBER_SIZE) as usize)
    }

    /// The text of a reference that was cut out of `data`.
    pub(crate) const fn text_of(&self, reference: &[u8]) -> &'static str {
        self.text_between(u32_at(reference, 0) as usize, u32_at(reference, layout::NUMBER_SIZE) as usize)
    }

    const fn text_between(&self, at: usize, length: usize) -> &'static str {
        match self.text.split_at_checked(at) {
            Some((_, rest)) => match rest.split_at_checked(length) {
                Some((text, _)) => text,
                None => "",
            },
            None => "",
        }
    }

    pub(crate) const fn texts_at(&'static self, at: usize) -> Texts {
        Texts::new(self, self.list_at(at, TEXT_SIZE))
    }

    pub(crate) const fn ids_at(&self, at: usize) -> Ids {
        Ids::new(self.list_at(at, ID_SIZE))
    }

    /// The bytes of the list whose reference stands at `at`.
    const fn list_at(&self, at: usize, size: usize) -> &'static [u8] {
        let from = self.number(at) as usize;
        let count = self.number(at + layout::NUMBER_SIZE) as usize;
        match slice(self.data, from, from + count * size) {
            Some(bytes) => bytes,
            None => &[],
        }
    }

    const fn scope(&self, id: u16) -> Option<usize> {
        self.records(header::SCOPES, scope::SIZE).offset(id as usize)
    }

    const fn fingerprint_at(&self, at: usize) -> u128 {
        match slice(self.data, at, at + FINGERPRINT_SIZE) {
            Some(bytes) => match bytes.first_chunk::<FINGERPRINT_SIZE>() {
                Some(chunk) => u128::from_le_bytes(*chunk),
                None => 0,
            },
            None => 0,
        }
    }
}

/// A name up to its first `.`, and what is behind it.
const fn split_at_dot(name: &'static str) -> (&'static str, Option<&'static str>) {
    let mut at = 0;
    while let Some(octet) = byte_at(name.as_bytes(), at) {
        if octet == b'.'
            && let Some((head, tail)) = name.split_at_checked(at)
            && let Some((_, behind)) = tail.split_at_checked(1)
        {
            return (head, Some(behind));
        }
        at += 1;
    }
    (name, None)
}

/// The scope with an id, out of all of them: `Scope::from_id` as a `const fn`.
pub const fn nth<T: Copy>(all: &[T], id: u16) -> Option<T> {
    match all.split_at_checked(id as usize) {
        Some((_, [scope, ..])) => Some(*scope),
        _ => None,
    }
}

/// A number of a table as the scope id that it is.
#[expect(clippy::cast_possible_truncation, reason = "a catalog has at most 65,535 scopes")]
pub(crate) const fn truncate(id: usize) -> u16 {
    id as u16
}
