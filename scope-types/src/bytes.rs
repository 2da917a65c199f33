//! Checked reads out of byte slices, in `const fn`: what is out of bounds reads as nothing, never as a panic. And the bytes
//! of a word, eight at once.

/// Every byte of a word.
pub(crate) const EACH: u64 = 0x0101_0101_0101_0101;
/// The highest bit of every byte of a word.
pub(crate) const HIGH: u64 = 0x8080_8080_8080_8080;

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

/// The eight bytes at `at`, the first one lowest; 0 where there are not as many.
#[inline]
pub(crate) const fn word_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => 0,
        },
        None => 0,
    }
}

/// The first eight bytes, or as many as there are with zeros behind them.
#[inline]
pub(crate) const fn first_word(bytes: &[u8]) -> u64 {
    if let Some(word) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*word);
    }
    // Two reads that overlap, or three.
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << ((bytes.len() - 4) * 8);
    }
    match *bytes {
        [first, .., last] => {
            let middle = match byte_at(bytes, bytes.len() / 2) {
                Some(middle) => middle as u64,
                None => 0,
            };
            first as u64 | middle << (bytes.len() / 2 * 8) | (last as u64) << ((bytes.len() - 1) * 8)
        }
        [only] => only as u64,
        [] => 0,
    }
}

/// The lowest `count` bytes of a word; all of it from 8 on.
#[inline]
pub(crate) const fn low_bytes(count: usize) -> u64 {
    if count >= 8 { u64::MAX } else { (1 << (count * 8)) - 1 }
}

/// The highest bit of each byte of a word that equals `octet`. Exact for every word.
#[inline]
pub(crate) const fn bytes_equal(word: u64, octet: u8) -> u64 {
    let difference = word ^ (EACH * octet as u64);
    // Bytes from 0x80 on are not 0 by their highest bit; of the others, adding 0x7F sets it unless they are 0.
    !(((difference & !HIGH) + !HIGH) | difference) & HIGH
}

/// One bit for each byte of which the highest bit is set; the other bits are 0.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the bits above are those of other sums")]
pub(crate) const fn as_bits(high: u64) -> u64 {
    // Rotated, not shifted: compilers would put several such products into one vector, for which many processors have no
    // instruction.
    high.wrapping_mul(0x0002_0408_1020_4081).rotate_left(8) as u8 as u64
}

/// A word with its ASCII letters in lower case.
#[inline]
pub(crate) const fn lower(word: u64) -> u64 {
    let seven = word & !HIGH;
    let from_a = seven + EACH * (0x80 - b'A' as u64);
    let behind_z = seven + EACH * (0x7F - b'Z' as u64);
    word | ((from_a & !behind_z & !word & HIGH) >> 2)
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
    // Eight at once, the last eight overlapping those before.
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

/// Whether two byte strings of one length from 16 on are equal: 16 at once, the last 16 overlapping those before.
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

/// The `N` bytes at `at`.
#[inline]
const fn chunk_at<const N: usize>(bytes: &[u8], at: usize) -> Option<&[u8; N]> {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => rest.first_chunk(),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{as_bits, bytes_equal, equal, first_word, low_bytes, lower};

    #[test]
    fn the_bytes_of_a_word_are_compared_each_by_itself() {
        for octet in 0..=u8::MAX {
            for other in 0..=u8::MAX {
                let bytes = [other, octet, 0x80, b'/', octet, other, 0, 0xFF];
                let expected = bytes.iter().enumerate().map(|(at, byte)| u64::from(*byte == octet) << at).sum::<u64>();
                assert_eq!(as_bits(bytes_equal(u64::from_le_bytes(bytes), octet)), expected, "{octet} {other}");
                assert_eq!(lower(u64::from_le_bytes(bytes)).to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()));
            }
        }
    }

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
