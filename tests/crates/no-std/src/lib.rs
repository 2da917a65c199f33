//! `scope-types` in a crate that has neither std nor an allocator.

#![no_std]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused, clippy::all, clippy::pedantic)]

use scope_types::{Bits, Tables};

/// The tables of a catalog without anything in it.
pub static TABLES: Tables = Tables::new(&"", &[], "nowhere");

/// The first three of five scopes, less the first.
pub const SOME: Bits<1> = {
    let mut bits = Bits::<1>::first(5).intersection(Bits::first(3));
    bits.remove(0);
    bits
};

/// The scope that a name stands for: there is none.
#[must_use]
pub const fn id_of(name: &str) -> Option<u16> {
    TABLES.id_of(name.as_bytes())
}

/// What is asked for at a path: nothing is listed.
#[must_use]
pub const fn is_listed(path: &str) -> bool {
    TABLES.route::<()>("GET", path).requirement().is_some()
}

/// The number that a name is looked up by when a program is compiled.
#[must_use]
pub const fn fingerprint(name: &str) -> u128 {
    scope_types::fingerprint(name)
}
