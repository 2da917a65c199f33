//! A requirement, and behind it the scopes that suffice alone, a list of ids; then sets, each a length and that many ids.

/// How it is checked, as `u16`: one of the following.
pub const FORM: usize = 0;
/// How many ids suffice alone, as `u16`.
pub const ANY_OF: usize = 2;
/// How many `u16` the sets take, with their lengths.
pub const ALL_OF: usize = 4;
/// Four ids as `u16`, of [`ALL`] and [`ANY`]: those that there are, the first again where there are fewer.
pub const FIRST: usize = 8;
/// Bytes of a record, without the lists.
pub const SIZE: usize = 16;

/// The request is refused, whoever asks.
pub const DENIED: u16 = 0;
/// Everybody may.
pub const PUBLIC: u16 = 1;
/// Whoever is verified may.
pub const AUTHENTICATED: u16 = 2;
/// All of up to four ids.
pub const ALL: u16 = 3;
/// One of up to four ids.
pub const ANY: u16 = 4;
/// What the lists say.
pub const LISTS: u16 = 5;

/// The form of a requirement with these lists, and its `FIRST`.
pub const fn form(any_of: &[u8], all_of: &[u8]) -> (u16, [u16; 4]) {
    match (any_of, all_of) {
        ([_, _, ..], []) if any_of.len() <= 8 => (ANY, first(any_of)),
        ([], [length, 0, ids @ ..]) if ids.len() <= 8 && ids.len() == 2 * *length as usize && *length > 0 => {
            (ALL, first(ids))
        }
        _ => (LISTS, [0; 4]),
    }
}

/// Up to four ids, the first one again where there are fewer.
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
