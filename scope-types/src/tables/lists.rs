//! Lists inside the tables, and the numbers in them.

use super::layout::NUMBER_SIZE;
use crate::bytes::read::{slice, u32_at};

/// The bytes of the list whose reference stands at `at`.
pub(crate) const fn list(data: &[u8], at: usize, size: usize) -> &[u8] {
    let from = u32_at(data, at) as usize;
    let count = u32_at(data, at + NUMBER_SIZE) as usize;
    match slice(data, from, from + count * size) {
        Some(bytes) => bytes,
        None => &[],
    }
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
