//! Arithmetic on all eight bytes of a word at once (SWAR, "SIMD within a register").
//!
//! The techniques are from Warren, *Hacker's Delight*, and from Anderson, *Bit Twiddling Hacks* ("Determine if a word
//! has a zero byte").

/// The number 1 in every byte.
pub(crate) const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of every byte.
pub(crate) const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Returns a mask of the lowest `count` bytes of a word. If `count` is larger than 8, the mask covers all eight bytes.
#[inline]
pub(crate) const fn low_bytes(count: usize) -> u64 {
    if count >= 8 { u64::MAX } else { (1 << (count * 8)) - 1 }
}

/// Sets the highest bit of each byte that equals `octet`, and clears all other bits. The result is exact for every
/// word.
#[inline]
pub(crate) const fn bytes_equal(word: u64, octet: u8) -> u64 {
    let difference = word ^ (ONES * octet as u64);
    // A byte of `difference` is 0 if its highest bit is clear and adding 0x7F to its other bits does not set it.
    !(((difference & !HIGH_BITS) + !HIGH_BITS) | difference) & HIGH_BITS
}

/// Gathers the highest bit of each byte into the lowest eight bits. All other bits of `high` must be 0.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "only the lowest eight bits are the result")]
pub(crate) const fn gather_high_bits(high: u64) -> u64 {
    // The product is rotated, not shifted. LLVM vectorises several such products if they are shifted, but most
    // processors have no vector instruction for a 64-bit product.
    high.wrapping_mul(0x0002_0408_1020_4081).rotate_left(8) as u8 as u64
}

/// Converts the ASCII letters of a word to lower case.
#[inline]
pub(crate) const fn lower(word: u64) -> u64 {
    let seven = word & !HIGH_BITS;
    let from_a = seven + ONES * (0x80 - b'A' as u64);
    let after_z = seven + ONES * (0x7F - b'Z' as u64);
    word | ((from_a & !after_z & !word & HIGH_BITS) >> 2)
}

#[cfg(test)]
mod tests {
    use super::{bytes_equal, gather_high_bits, lower};

    #[test]
    fn the_bytes_of_a_word_are_compared_each_by_itself() {
        for octet in 0..=u8::MAX {
            for other in 0..=u8::MAX {
                let bytes = [other, octet, 0x80, b'/', octet, other, 0, 0xFF];
                let expected = bytes.iter().enumerate().map(|(at, byte)| u64::from(*byte == octet) << at).sum::<u64>();
                assert_eq!(
                    gather_high_bits(bytes_equal(u64::from_le_bytes(bytes), octet)),
                    expected,
                    "{octet} {other}"
                );
                assert_eq!(lower(u64::from_le_bytes(bytes)).to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()));
            }
        }
    }
}
