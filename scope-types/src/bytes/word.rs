//! Arithmetic on the eight bytes of a word at once.

/// 1 in every byte of a word.
pub(crate) const EACH: u64 = 0x0101_0101_0101_0101;
/// The highest bit of every byte of a word.
pub(crate) const HIGH: u64 = 0x8080_8080_8080_8080;

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

#[cfg(test)]
mod tests {
    use super::{as_bits, bytes_equal, lower};

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
}
