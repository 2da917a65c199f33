//! The record of a requirement.
//!
//! A requirement is a disjunction of alternatives, which are sets of scopes. Two arrays of `u16` follow the record. The
//! first array holds the ids of the alternatives with a single scope. The second array holds the other alternatives:
//! for each, the number of its ids and then the ids.

/// `u16`: the form of the requirement, which determines how it is checked. The forms are the constants from [`DENIED`]
/// to [`LISTS`].
pub const FORM: usize = 0;
/// `u16`: the number of alternatives with a single scope.
pub const ANY_OF: usize = 2;
/// Number: the length of the second array, in units of `u16`.
pub const ALL_OF: usize = 4;
/// Four `u16`: the ids of a requirement of the form [`ALL`] or [`ANY`]. If there are fewer than four, the first id is
/// repeated. In other forms the four numbers are 0.
pub const FIRST: usize = 8;
/// The size of a record in bytes, without the arrays.
pub const SIZE: usize = 16;

/// Form: every request is refused.
pub const DENIED: u16 = 0;
/// Form: every request is allowed.
pub const PUBLIC: u16 = 1;
/// Form: every request with a verified token is allowed.
pub const AUTHENTICATED: u16 = 2;
/// Form: all of up to four scopes are required.
pub const ALL: u16 = 3;
/// Form: at least one of up to four scopes is required.
pub const ANY: u16 = 4;
/// Form: the arrays contain the alternatives.
pub const LISTS: u16 = 5;

/// Returns the values of [`FORM`] and [`FIRST`] for a requirement with these two arrays.
pub const fn form(any_of: &[u8], all_of: &[u8]) -> (u16, [u16; 4]) {
    match (any_of, all_of) {
        ([_, _, ..], []) if any_of.len() <= 8 => (ANY, first(any_of)),
        ([], [length, 0, ids @ ..]) if ids.len() <= 8 && ids.len() == 2 * *length as usize && *length > 0 => {
            (ALL, first(ids))
        }
        _ => (LISTS, [0; 4]),
    }
}

/// Reads up to four ids. If there are fewer than four, the first id is repeated.
const fn first(ids: &[u8]) -> [u16; 4] {
    let ids = match *ids.as_chunks().0 {
        [a] => [a, a, a, a],
        [a, b] => [a, b, a, a],
        [a, b, c] => [a, b, c, a],
        [a, b, c, d, ..] => [a, b, c, d],
        [] => [[0, 0]; 4],
    };
    let [a, b, c, d] = ids;
    [u16::from_le_bytes(a), u16::from_le_bytes(b), u16::from_le_bytes(c), u16::from_le_bytes(d)]
}
