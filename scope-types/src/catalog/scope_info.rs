//! The properties of a scope, looked up by its id, and the closure of sets under `implies`.
//!
//! Unknown ids yield empty values.

use crate::bytes::read::byte_at;
use crate::sets::bits::Bits;
use crate::tables::Tables;
use crate::tables::ids::Ids;
use crate::tables::layout::{self, NONE, header, scope};
use crate::tables::lists::truncate;
use crate::tables::strings::Strings;

impl<'a> Tables<'a> {
    /// Returns a text of a scope. `field` is one of the offsets in [`crate::layout::scope`].
    pub const fn scope_text(&self, id: u16, field: usize) -> &'a str {
        match self.scope(id) {
            Some(at) => self.text_at(at + field),
            None => "",
        }
    }

    /// Returns a list of texts of a scope. `field` is one of the offsets in [`crate::layout::scope`].
    pub const fn scope_strings(&self, id: u16, field: usize) -> Strings<'a> {
        match self.scope(id) {
            Some(at) => self.strings_at(at + field),
            None => Strings::new("", &[]),
        }
    }

    /// The name of the scope's category.
    pub const fn scope_category(&self, id: u16) -> &'a str {
        let Some(at) = self.scope(id) else { return "" };
        match self
            .records(header::CATEGORIES, layout::category::SIZE)
            .offset(self.number(at + scope::CATEGORY) as usize)
        {
            Some(category) => self.text_at(category + layout::category::NAME),
            None => "",
        }
    }

    /// The full name of the scope's resource, such as `transactional.email`.
    pub const fn scope_resource(&self, id: u16) -> Option<&'a str> {
        let Some(at) = self.scope(id) else { return None };
        match self.records(header::RESOURCES, layout::resource::SIZE).offset(self.number(at + scope::RESOURCE) as usize)
        {
            Some(resource) => Some(self.text_at(resource + layout::resource::NAME)),
            None => None,
        }
    }

    /// The part of the resource name before its first `.`: `campaigns` of `campaigns.email`.
    pub const fn scope_area(&self, id: u16) -> Option<&'a str> {
        match self.scope_resource(id) {
            Some(resource) => Some(split_at_dot(resource).0),
            None => None,
        }
    }

    /// The part of the resource name after its first `.`: `email` of `campaigns.email`.
    pub const fn scope_sub_area(&self, id: u16) -> Option<&'a str> {
        match self.scope_resource(id) {
            Some(resource) => split_at_dot(resource).1,
            None => None,
        }
    }

    /// The action in the name of the scope, such as `read`.
    pub const fn scope_action(&self, id: u16) -> Option<&'a str> {
        let action = self.scope_text(id, scope::ACTION);
        if action.is_empty() { None } else { Some(action) }
    }

    /// Returns the scopes that a scope implies, directly or indirectly, without the scope itself.
    pub const fn implied_set<const W: usize>(&self, id: u16) -> Bits<W> {
        let mut set = Bits::EMPTY;
        self.insert_closed(&mut set, id);
        set.remove(id);
        set
    }

    /// The line of the scope in the catalog, counted from 1. It is 0 for an unknown id.
    pub const fn scope_line(&self, id: u16) -> u32 {
        match self.scope(id) {
            Some(at) => self.number(at + scope::LINE),
            None => 0,
        }
    }

    /// Returns `true` if the catalog marks the scope as deprecated.
    pub const fn scope_is_deprecated(&self, id: u16) -> bool {
        match self.scope(id) {
            Some(at) => self.number(at + scope::DEPRECATED) == 1,
            None => false,
        }
    }

    /// The id of the scope that replaces a deprecated scope.
    pub const fn scope_replacement(&self, id: u16) -> Option<u16> {
        match self.scope(id) {
            Some(at) if self.number(at + scope::REPLACEMENT) != NONE => Some(self.id_at(at + scope::REPLACEMENT)),
            _ => None,
        }
    }

    /// The ids of the scopes that a scope implies, directly or indirectly.
    pub(crate) const fn implied(&self, id: u16) -> Ids<'a> {
        match self.scope(id) {
            Some(at) => self.ids_at(at + scope::IMPLIED),
            None => Ids::EMPTY,
        }
    }

    /// Returns `true` if the scope `implying` is the scope `id` or implies it.
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

    /// Adds a scope and the scopes that it implies to a set.
    const fn insert_closed<const W: usize>(&self, to: &mut Bits<W>, id: u16) {
        to.insert(id);
        let mut implied = self.implied(id);
        while let Some((other, rest)) = implied.split_first() {
            to.insert(other);
            implied = rest;
        }
    }

    /// Returns the closure of a set under `implies`: its scopes and all scopes that they imply.
    pub const fn closed<const W: usize>(&self, set: Bits<W>) -> Bits<W> {
        let mut all = set;
        let mut from = 0;
        while let Some(id) = set.next_from(from) {
            self.insert_closed(&mut all, truncate(id));
            from = id + 1;
        }
        all
    }

    /// The offset of the record of a scope.
    const fn scope(&self, id: u16) -> Option<usize> {
        self.records(header::SCOPES, scope::SIZE).offset(id as usize)
    }
}

/// Splits a name at its first `.`.
const fn split_at_dot(name: &str) -> (&str, Option<&str>) {
    let mut at = 0;
    while let Some(octet) = byte_at(name.as_bytes(), at) {
        if octet == b'.'
            && let Some((head, tail)) = name.split_at_checked(at)
            && let Some((_, after_dot)) = tail.split_at_checked(1)
        {
            return (head, Some(after_dot));
        }
        at += 1;
    }
    (name, None)
}
