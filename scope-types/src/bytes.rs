//! Checked reads out of byte slices, in `const fn`: what is out of bounds reads as nothing, never as a panic.

/// The byte at `at`.
pub(crate) const fn byte_at(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => rest.first().copied(),
        None => None,
    }
}

/// `bytes[from..to]`.
pub(crate) const fn slice(bytes: &[u8], from: usize, to: usize) -> Option<&[u8]> {
    match bytes.split_at_checked(to) {
        Some((head, _)) => match head.split_at_checked(from) {
            Some((_, middle)) => Some(middle),
            None => None,
        },
        None => None,
    }
}

/// The little-endian `u32` at byte `at`; 0, which always means "none" in a table, where there is none.
pub(crate) const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk::<4>() {
            Some(chunk) => u32::from_le_bytes(*chunk),
            None => 0,
        },
        None => 0,
    }
}

/// Which of two byte strings is first: by length, then byte by byte. Cheaper than the lexical order, and as total.
///
/// Nothing is called for a byte: constant evaluation pays for calls.
#[expect(clippy::indexing_slicing, reason = "both are of one length, which is compared with the index")]
pub(crate) const fn compare(a: &[u8], b: &[u8], fold: bool) -> core::cmp::Ordering {
    use core::cmp::Ordering::{Equal, Greater, Less};
    let length = a.len();
    if length != b.len() {
        return if length < b.len() { Less } else { Greater };
    }
    let mut at = 0;
    while at < length {
        let (mut x, mut y) = (a[at], b[at]);
        if x != y {
            if fold {
                (x, y) = (x.to_ascii_lowercase(), y.to_ascii_lowercase());
            }
            if x != y {
                return if x < y { Less } else { Greater };
            }
        }
        at += 1;
    }
    Equal
}

/// Whether two byte strings are equal, ASCII letters of either case being equal where `fold` says so.
pub(crate) const fn equal(a: &[u8], b: &[u8], fold: bool) -> bool {
    compare(a, b, fold).is_eq()
}
