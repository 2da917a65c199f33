//! Comparison of byte strings, in `const fn`.

use super::read::{chunk_at, first_word, word_at};
use super::word::lower;

/// Compares two byte strings by length, then byte by byte. This total order is cheaper than the lexical order.
///
/// If `fold` is set, the comparison ignores the case of ASCII letters. The loop makes no calls for bytes that are
/// equal, because calls are expensive in constant evaluation.
#[expect(clippy::indexing_slicing, reason = "both strings have the same length, and the index is below it")]
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

/// Returns `true` if two byte strings are equal. If `fold` is set, the comparison ignores the case of ASCII letters.
pub(crate) const fn equal(a: &[u8], b: &[u8], fold: bool) -> bool {
    let length = a.len();
    if length != b.len() {
        return false;
    }
    if length < 8 {
        let (a, b) = (first_word(a), first_word(b));
        return if fold { lower(a) == lower(b) } else { a == b };
    }
    if length >= 16 && !fold {
        return long_equal(a, b);
    }
    // Compare eight bytes at a time. The last eight may overlap the previous ones, so no shorter rest remains.
    let mut at = 0;
    loop {
        let (x, y) = (word_at(a, at), word_at(b, at));
        if x != y && (!fold || lower(x) != lower(y)) {
            return false;
        }
        if at + 8 >= length {
            return true;
        }
        at = if at + 16 <= length { at + 8 } else { length - 8 };
    }
}

/// Returns `true` if two byte strings are equal. Both have the same length of at least 16 bytes. The function works
/// like [`equal`], but compares 16 bytes at a time.
#[inline]
const fn long_equal(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    loop {
        let (Some(x), Some(y)) = (chunk_at::<16>(a, at), chunk_at::<16>(b, at)) else { return false };
        if u128::from_le_bytes(*x) != u128::from_le_bytes(*y) {
            return false;
        }
        if at + 16 >= a.len() {
            return true;
        }
        at = if at + 32 <= a.len() { at + 16 } else { a.len() - 16 };
    }
}

#[cfg(test)]
mod tests {
    use super::equal;
    use crate::bytes::read::first_word;
    use crate::bytes::word::low_bytes;

    #[test]
    fn texts_are_compared_in_words() {
        let text = *b"AbCdEfGhIjKlMnOpQrStUvWxYz012345";
        for length in 0..=text.len() {
            let (own, folded) = (&text[..length], text.map(|byte| byte.to_ascii_lowercase()));
            assert!(equal(own, own, false) && equal(own, &folded[..length], true));
            assert_eq!(first_word(own) & !low_bytes(length), 0);
            for at in 0..length {
                let mut other = text;
                other[at] = b'!';
                assert!(!equal(own, &other[..length], false) && !equal(own, &other[..length], true), "{length} {at}");
            }
            assert!(length == text.len() || !equal(own, &text[..=length], true));
        }
    }
}
