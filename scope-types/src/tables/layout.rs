//! How a catalog lies in its two literals: `text`, one string, and `data`, little-endian numbers.
//!
//! `scope-codegen` writes it and this crate reads it, both through the names in this module; nobody else does, and it may
//! change between any two versions. Every number is a `u32` unless it says otherwise; an offset counts bytes of `data`;
//! 0 stands for "none" wherever an offset is due, because offset 0 is the header.
//!
//! A *text* is two numbers: its offset in `text` and its length. A *list* is two numbers: the offset of its first item
//! in `data` and the number of items. A *row set* is one number, how many rows there are, and then the rows: the number
//! of a method and the offset of a requirement.
//!
//! The rows of `endpoints` are listed in two literals of their own, which programs that do not list them leave out.

mod paths;
pub mod requirement;

pub use paths::{answer, decision_node, literals, long_method_key, method_key, method_slot, wide};

/// Bytes of a number.
pub const NUMBER_SIZE: usize = 4;
/// Bytes of a reference to a text, or to a list.
pub const TEXT_SIZE: usize = 8;
/// Bytes of a scope id in a list of ids.
pub const ID_SIZE: usize = 2;
/// Bytes of a fingerprint.
pub const FINGERPRINT_SIZE: usize = 16;
/// The number that stands for "none" where 0 is a valid one.
pub const NONE: u32 = u32::MAX;

/// The header, at the start of `data`: the offset of each field.
pub mod header {
    /// Text: the title of the catalog.
    pub const TITLE: usize = 0;
    /// Text: `base`.
    pub const BASE: usize = 8;
    /// Bits: see [`super::flag`].
    pub const FLAGS: usize = 16;
    /// List of [`super::scope`] records, by id.
    pub const SCOPES: usize = 20;
    /// List of [`super::name`] records, sorted by length, then by bytes.
    pub const NAMES: usize = 28;
    /// List of [`super::fingerprint`] records, sorted by fingerprint.
    pub const FINGERPRINTS: usize = 36;
    /// List of [`super::category`] records.
    pub const CATEGORIES: usize = 44;
    /// List of [`super::resource`] records.
    pub const RESOURCES: usize = 52;
    /// List of [`super::preset`] records.
    pub const PRESETS: usize = 60;
    /// List of texts: every method that the catalog names.
    pub const METHODS: usize = 68;
    /// List of the edges of the path automaton, see [`crate::paths::edge`]. Aligned to the size of an edge.
    pub const EDGES: usize = 76;
    /// 8 bytes: the bits of a hash that tell edges apart.
    pub const MASK: usize = 84;
    /// 8 bytes: the state in which paths start.
    pub const ROOT: usize = 92;
    /// List of [`super::slot`] records: the claim table. A power of two of them, or none.
    pub const SLOTS: usize = 100;
    /// List of bytes: the pilots of the claim table. A power of two of them, or none.
    pub const PILOTS: usize = 108;
    /// [`crate::claims::key::Windows::front`] of the claim table.
    pub const FRONT: usize = 116;
    /// [`crate::claims::key::Windows::back`] of the claim table.
    pub const BACK: usize = 120;
    /// Bytes of the shortest and of the longest name.
    pub const LENGTHS: usize = 124;
    /// List of numbers: where the name of each scope starts in `text`, by id, and where one more would. Each name has an SP
    /// before it and the next name behind it, so that a run of scopes is one piece of `text`.
    pub const STARTS: usize = 132;
    /// 8 bytes: what methods are multiplied with, see [`super::method_slot`].
    pub const FACTOR: usize = 140;
    /// Bytes of the header.
    pub const SIZE: usize = 148;
}

/// Bits of `header::FLAGS`.
pub mod flag {
    /// `case: insensitive`
    pub const IGNORE_CASE: u32 = 1;
    /// `encoded_delimiters: allow`
    pub const ENCODED_DELIMITERS: u32 = 2;
    /// The catalog has errors, reported elsewhere: look-ups of names succeed, so that one mistake is one message.
    pub const HAS_ERRORS: u32 = 4;
}

/// A scope.
pub mod scope {
    /// Text.
    pub const NAME: usize = 0;
    /// Text: the variant of the enum.
    pub const VARIANT: usize = 8;
    /// Text.
    pub const TITLE: usize = 16;
    /// Text.
    pub const DESCRIPTION: usize = 24;
    /// Number of the category.
    pub const CATEGORY: usize = 32;
    /// Number of the resource, or [`super::NONE`].
    pub const RESOURCE: usize = 36;
    /// Text: empty where the name was taken as it is.
    pub const ACTION: usize = 40;
    /// List of texts.
    pub const METHODS: usize = 48;
    /// List of texts.
    pub const PATHS: usize = 56;
    /// List of texts.
    pub const PERMISSIONS: usize = 64;
    /// List of ids: closed, without the scope itself.
    pub const IMPLIED: usize = 72;
    /// Text: since when it is deprecated.
    pub const SINCE: usize = 80;
    /// Id of the scope to use instead, or [`super::NONE`].
    pub const REPLACEMENT: usize = 88;
    /// List of texts: names that parse as this scope.
    pub const ALIASES: usize = 92;
    /// 1-based line of the catalog.
    pub const LINE: usize = 100;
    /// 1 if it is deprecated, 0 if not.
    pub const DEPRECATED: usize = 104;
    /// Bytes of a record.
    pub const SIZE: usize = 108;
}

/// A name that parses as a scope.
pub mod name {
    /// Text.
    pub const TEXT: usize = 0;
    /// Id of the scope.
    pub const ID: usize = 8;
    /// Bytes of a record.
    pub const SIZE: usize = 12;
}

/// A slot of the claim table: the name that is found first where a hash leads, or zeros.
pub mod slot {
    /// [`crate::claims::key::Key::first`], 8 bytes.
    pub const FIRST: usize = 0;
    /// [`crate::claims::key::Key::last`], 8 bytes.
    pub const LAST: usize = 8;
    /// [`crate::claims::key::Key::front`], 8 bytes.
    pub const FRONT: usize = 16;
    /// Bytes of the name, as `u16`; 0 of a name that is longer.
    pub const LENGTH: usize = 24;
    /// Id of the scope, as `u16`.
    pub const ID: usize = 26;
    /// Offset of the name in `text`, and [`SHARED`].
    pub const TEXT: usize = 28;
    /// Bytes of a record.
    pub const SIZE: usize = 32;

    /// The bit of `TEXT` that says that names lead here which only the list of all names has.
    pub const SHARED: u32 = 1 << 31;
}

/// The fingerprint of a name that parses as a scope.
pub mod fingerprint {
    /// 16 bytes, little-endian.
    pub const FINGERPRINT: usize = 0;
    /// Id of the scope.
    pub const ID: usize = 16;
    /// One of [`super::usable`].
    pub const USABLE: usize = 20;
    /// Bytes of a record.
    pub const SIZE: usize = 24;
}

/// Whether `#[requires]` may name a scope so.
pub mod usable {
    /// It may.
    pub const YES: u32 = 0;
    /// No: the name is an alias.
    pub const ALIAS: u32 = 1;
    /// No: the scope is deprecated with `deny: true`.
    pub const DENIED: u32 = 2;
}

/// A category.
pub mod category {
    /// Text.
    pub const NAME: usize = 0;
    /// List of numbers.
    pub const RESOURCES: usize = 8;
    /// List of ids.
    pub const SCOPES: usize = 16;
    /// Bytes of a record.
    pub const SIZE: usize = 24;
}

/// A resource.
pub mod resource {
    /// Text.
    pub const NAME: usize = 0;
    /// Text.
    pub const TITLE: usize = 8;
    /// Text.
    pub const DESCRIPTION: usize = 16;
    /// Number of its category.
    pub const CATEGORY: usize = 24;
    /// List of ids.
    pub const SCOPES: usize = 28;
    /// Bytes of a record.
    pub const SIZE: usize = 36;
}

/// A row of `endpoints`.
pub mod endpoint {
    /// Text: the template with `base`.
    pub const TEMPLATE: usize = 0;
    /// Offset of its row set.
    pub const ROWS: usize = 8;
    /// 1-based line of the catalog.
    pub const LINE: usize = 12;
    /// Bytes of a record.
    pub const SIZE: usize = 16;
}

/// A row of `presets`.
pub mod preset {
    /// Text.
    pub const NAME: usize = 0;
    /// List of ids.
    pub const SCOPES: usize = 8;
    /// Bytes of a record.
    pub const SIZE: usize = 16;
}

/// A row set: how many rows, then the rows.
pub mod rows {
    /// Number of rows.
    pub const COUNT: usize = 0;
    /// The first row.
    pub const FIRST: usize = 4;
    /// In a row: the number of the method.
    pub const METHOD: usize = 0;
    /// In a row: the offset of the requirement.
    pub const REQUIREMENT: usize = 4;
    /// Bytes of a row.
    pub const SIZE: usize = 8;
}

/// The fingerprint of a scope's name: FNV-1a with 128 bits.
///
/// `#[requires]` computes it natively and the compiler compares integers, because constant evaluation of string
/// comparisons is slow. Code generation refuses a catalog in which two names have one fingerprint.
///
/// ```
/// const READ: u128 = scope_types::fingerprint("contacts:read");
/// assert_eq!(READ, 0xcbda_0ac8_e687_c147_72fc_e2cd_2ba2_779e);
/// assert_ne!(READ, scope_types::fingerprint("contacts:write"));
/// ```
pub const fn fingerprint(name: &str) -> u128 {
    let mut rest = name.as_bytes();
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    while let Some((octet, tail)) = rest.split_first() {
        hash = (hash ^ *octet as u128).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B);
        rest = tail;
    }
    hash
}
