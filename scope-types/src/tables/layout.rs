//! The binary format of a catalog: a string literal `text` with all strings, and a byte literal `data` with all
//! numbers.
//!
//! `scope-catalog` writes the format and this crate reads it. Both use the constants in this module. The format is
//! private to them and may change in any version.
//!
//! - A *number* is a little-endian `u32`, unless the documentation gives another type.
//! - An *offset* is a number that counts bytes of `data`. Offset 0 means "none", because the header is there.
//! - A *text* is two numbers: its offset in `text` and its length in bytes.
//! - A *list* is two numbers: the offset of its first item and the number of items.
//! - A *row set* is the number of rows, followed by the rows. A row is two numbers: the index of a method in
//!   [`header::METHODS`] and the offset of a requirement.
//!
//! The rows of `endpoints` are in two more literals (see [`crate::Listing`]), which are compiled only into programs
//! that list them.

mod paths;
pub mod requirement;

pub use paths::{answer, decision_node, literals, long_method_key, method_key, method_slot, wide};

/// The size of a number in bytes.
pub const NUMBER_SIZE: usize = 4;
/// The size in bytes of a text reference or a list reference.
pub const TEXT_SIZE: usize = 8;
/// The size in bytes of a scope id in a list of ids.
pub const ID_SIZE: usize = 2;
/// The size of a fingerprint in bytes.
pub const FINGERPRINT_SIZE: usize = 16;
/// The number that means "none" where 0 is a valid value.
pub const NONE: u32 = u32::MAX;

/// The header at the start of `data`: the offsets of its fields.
pub mod header {
    /// Text: the title of the catalog.
    pub const TITLE: usize = 0;
    /// Text: the path prefix `base`.
    pub const BASE: usize = 8;
    /// Number: bits of [`super::flag`].
    pub const FLAGS: usize = 16;
    /// List of [`super::scope`] records, in the order of ids.
    pub const SCOPES: usize = 20;
    /// List of [`super::name`] records, sorted by length, then byte by byte.
    pub const NAMES: usize = 28;
    /// List of [`super::fingerprint`] records, sorted by fingerprint.
    pub const FINGERPRINTS: usize = 36;
    /// List of [`super::category`] records.
    pub const CATEGORIES: usize = 44;
    /// List of [`super::resource`] records.
    pub const RESOURCES: usize = 52;
    /// List of [`super::preset`] records.
    pub const PRESETS: usize = 60;
    /// List of texts: the methods that occur in the catalog.
    pub const METHODS: usize = 68;
    /// List of the edges of the path automaton, see [`crate::edge`]. Aligned to the size of an edge.
    pub const EDGES: usize = 76;
    /// `u64`: the mask of the hash bits that select an edge within a state.
    pub const MASK: usize = 84;
    /// `u64`: the start state of the path automaton.
    pub const ROOT: usize = 92;
    /// List of [`super::slot`] records: the claim table. The length is 0 or a power of two.
    pub const SLOTS: usize = 100;
    /// List of bytes: the pilots of the claim table, see [`crate::key`]. The length is 0 or a power of two.
    pub const PILOTS: usize = 108;
    /// Number: [`crate::key::Windows::front`] of the claim table.
    pub const FRONT: usize = 116;
    /// Number: [`crate::key::Windows::back`] of the claim table.
    pub const BACK: usize = 120;
    /// Two numbers: the lengths in bytes of the shortest and of the longest name.
    pub const LENGTHS: usize = 124;
    /// List of numbers: for each scope, in the order of ids, the offset of its name in `text`; then the offset after
    /// the last name and its separator. The names are contiguous in `text`, separated by single spaces, so that the
    /// names of consecutive scopes are one slice.
    pub const STARTS: usize = 132;
    /// `u64`: the multiplier of the hash function for methods, see [`super::method_slot`].
    pub const FACTOR: usize = 140;
    /// The size of the header in bytes.
    pub const SIZE: usize = 148;
}

/// Bits of [`header::FLAGS`].
pub mod flag {
    /// The catalog sets `case: insensitive`.
    pub const IGNORE_CASE: u32 = 1;
    /// The catalog sets `encoded_delimiters: allow`.
    pub const ENCODED_DELIMITERS: u32 = 2;
    /// The catalog has errors, which `catalog!` reports. Lookups of names then succeed, so that one mistake causes one
    /// message.
    pub const HAS_ERRORS: u32 = 4;
}

/// The record of a scope.
pub mod scope {
    /// Text: the scope-token, such as `contacts:read`.
    pub const NAME: usize = 0;
    /// Text: the name of the enum variant.
    pub const VARIANT: usize = 8;
    /// Text: the title for human readers.
    pub const TITLE: usize = 16;
    /// Text: the description.
    pub const DESCRIPTION: usize = 24;
    /// Number: the index of the category.
    pub const CATEGORY: usize = 32;
    /// Number: the index of the resource, or [`super::NONE`].
    pub const RESOURCE: usize = 36;
    /// Text: the action; empty if the name is not made of a resource and an action.
    pub const ACTION: usize = 40;
    /// List of texts: the methods that the scope allows.
    pub const METHODS: usize = 48;
    /// List of texts: the path prefixes that the scope covers.
    pub const PATHS: usize = 56;
    /// List of texts: the permissions of the provider.
    pub const PERMISSIONS: usize = 64;
    /// List of ids: the scopes that it implies, directly or indirectly, without the scope itself.
    pub const IMPLIED: usize = 72;
    /// Text: the version or date since which the scope is deprecated, as the catalog gives it.
    pub const SINCE: usize = 80;
    /// Number: the id of the scope that replaces it, or [`super::NONE`].
    pub const REPLACEMENT: usize = 88;
    /// List of texts: other names that parse as this scope.
    pub const ALIASES: usize = 92;
    /// Number: the line in the catalog, counted from 1.
    pub const LINE: usize = 100;
    /// Number: 1 if the scope is deprecated, otherwise 0.
    pub const DEPRECATED: usize = 104;
    /// The size of a record in bytes.
    pub const SIZE: usize = 108;
}

/// The record of a name or an alias of a scope.
pub mod name {
    /// Text: the name.
    pub const TEXT: usize = 0;
    /// Number: the id of the scope.
    pub const ID: usize = 8;
    /// The size of a record in bytes.
    pub const SIZE: usize = 12;
}

/// A slot of the claim table: the name or alias that hashes to it, or zeros if there is none.
pub mod slot {
    /// `u64`: [`crate::key::Key::first`] of the name.
    pub const FIRST: usize = 0;
    /// `u64`: [`crate::key::Key::last`] of the name.
    pub const LAST: usize = 8;
    /// `u64`: [`crate::key::Key::front`] of the name.
    pub const FRONT: usize = 16;
    /// `u16`: the length of the name in bytes; 0 if it is larger than `u16::MAX`.
    pub const LENGTH: usize = 24;
    /// `u16`: the id of the scope.
    pub const ID: usize = 26;
    /// Number: the offset of the name in `text`, combined with the bit [`SHARED`].
    pub const TEXT: usize = 28;
    /// The size of a slot in bytes.
    pub const SIZE: usize = 32;

    /// A bit of [`TEXT`]: further names hash to this slot. They are found only in [`super::header::NAMES`].
    pub const SHARED: u32 = 1 << 31;
}

/// The record of the fingerprint of a name or an alias.
pub mod fingerprint {
    /// `u128`: the [fingerprint](crate::fingerprint()) of the name.
    pub const FINGERPRINT: usize = 0;
    /// Number: the id of the scope.
    pub const ID: usize = 16;
    /// Number: one of [`super::usable`].
    pub const USABLE: usize = 20;
    /// The size of a record in bytes.
    pub const SIZE: usize = 24;
}

/// The ways in which `#[requires]` treats a name.
pub mod usable {
    /// The name is accepted.
    pub const YES: u32 = 0;
    /// The name is refused because it is an alias.
    pub const ALIAS: u32 = 1;
    /// The name is refused because the scope is deprecated with `deny: true`.
    pub const DENIED: u32 = 2;
}

/// The record of a category.
pub mod category {
    /// Text: the heading.
    pub const NAME: usize = 0;
    /// Two numbers: the index of its first resource, and the number of its resources, which are consecutive.
    pub const RESOURCES: usize = 8;
    /// List of ids: its scopes.
    pub const SCOPES: usize = 16;
    /// The size of a record in bytes.
    pub const SIZE: usize = 24;
}

/// The record of a resource.
pub mod resource {
    /// Text: the full name.
    pub const NAME: usize = 0;
    /// Text: the title for human readers.
    pub const TITLE: usize = 8;
    /// Text: the description.
    pub const DESCRIPTION: usize = 16;
    /// Number: the index of its category.
    pub const CATEGORY: usize = 24;
    /// List of ids: its scopes.
    pub const SCOPES: usize = 28;
    /// The size of a record in bytes.
    pub const SIZE: usize = 36;
}

/// The record of a row of `endpoints`, in [`crate::Listing`].
pub mod endpoint {
    /// Text: the template, including `base`.
    pub const TEMPLATE: usize = 0;
    /// Offset of its row set.
    pub const ROWS: usize = 8;
    /// Number: the line in the catalog, counted from 1.
    pub const LINE: usize = 12;
    /// The size of a record in bytes.
    pub const SIZE: usize = 16;
}

/// The record of a preset.
pub mod preset {
    /// Text: the name.
    pub const NAME: usize = 0;
    /// List of ids: its scopes.
    pub const SCOPES: usize = 8;
    /// The size of a record in bytes.
    pub const SIZE: usize = 16;
}

/// A row set: the number of rows, followed by the rows.
pub mod rows {
    /// Number: the number of rows.
    pub const COUNT: usize = 0;
    /// The first row.
    pub const FIRST: usize = 4;
    /// In a row, number: the index of the method.
    pub const METHOD: usize = 0;
    /// In a row: the offset of the requirement.
    pub const REQUIREMENT: usize = 4;
    /// The size of a row in bytes.
    pub const SIZE: usize = 8;
}
