//! Helpers to read lists from the tables.

use super::layout::NUMBER_SIZE;
use crate::bytes::read::{slice, u32_at};

/// Returns the bytes of the list whose reference is at the offset `at`. An item has `size` bytes.
pub(crate) const fn list(data: &[u8], at: usize, size: usize) -> &[u8] {
    let from = u32_at(data, at) as usize;
    let count = u32_at(data, at + NUMBER_SIZE) as usize;
    match slice(data, from, from + count * size) {
        Some(bytes) => bytes,
        None => &[],
    }
}

/// Returns the scope with an id from the array of all scopes. This is `Scope::from_id` as a `const fn`.
pub const fn nth<T: Copy>(all: &[T], id: u16) -> Option<T> {
    match all.split_at_checked(id as usize) {
        Some((_, [scope, ..])) => Some(*scope),
        _ => None,
    }
}

/// Converts a number of the tables to a scope id.
#[expect(clippy::cast_possible_truncation, reason = "a catalog has at most 65,535 scopes")]
pub(crate) const fn truncate(id: usize) -> u16 {
    id as u16
}
