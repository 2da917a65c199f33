//! Comparison of 16 bytes at once, in code that compilers turn into vector instructions.

use super::word::{bytes_equal, gather_high_bits};

/// The number of bytes in a vector.
pub(crate) const LANES: usize = 16;

/// Returns a mask: bit `n` is set if byte `n` is `OCTET`.
pub(crate) const fn byte_mask<const OCTET: u8>(lanes: &[u8; LANES]) -> u16 {
    // LLVM compiles the byte-wise loop to three instructions if SSE2 is the only vector extension. With later
    // extensions and on other architectures it needs about a hundred, so those use arithmetic on words.
    if cfg!(all(target_arch = "x86_64", not(target_feature = "sse4.1"))) {
        mask_by_bytes::<OCTET>(lanes)
    } else {
        mask_by_words::<OCTET>(lanes)
    }
}

/// Computes the mask byte by byte.
///
/// LLVM compiles the function to one vector comparison and one `movemask`, but only if it is not inlined. The mask is
/// built in two halves, split at bit 7, for the same reason: LLVM treats the top bit of a byte specially.
#[inline(never)]
#[expect(clippy::indexing_slicing, reason = "every index is less than the length")]
const fn mask_by_bytes<const OCTET: u8>(lanes: &[u8; LANES]) -> u16 {
    const LOW: usize = 7;
    let (mut low, mut high) = (0, 0);
    let mut at = LANES;
    while at > LOW {
        at -= 1;
        high = high << 1 | (lanes[at] == OCTET) as u16;
    }
    while at > 0 {
        at -= 1;
        low = low << 1 | (lanes[at] == OCTET) as u16;
    }
    high << LOW | low
}

/// Computes the mask from two words.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "each word yields eight bits")]
const fn mask_by_words<const OCTET: u8>(lanes: &[u8; LANES]) -> u16 {
    let both = u128::from_le_bytes(*lanes);
    let (low, high) = (both as u64, (both >> 64) as u64);
    (gather_high_bits(bytes_equal(low, OCTET)) | gather_high_bits(bytes_equal(high, OCTET)) << 8) as u16
}

#[cfg(test)]
mod tests {
    use super::{LANES, mask_by_bytes, mask_by_words};

    #[test]
    fn every_octet_has_its_bit() {
        for octet in 0..=u8::MAX {
            for others in [b' ', b'a', 0xA0, 0x20 ^ 0x80, 0, octet] {
                for at in 0..LANES {
                    let mut lanes = [others; LANES];
                    lanes[at] = octet;
                    let expected = lanes.iter().rev().fold(0, |bits, octet| bits << 1 | u16::from(*octet == b' '));
                    assert_eq!(
                        (mask_by_bytes::<b' '>(&lanes), mask_by_words::<b' '>(&lanes)),
                        (expected, expected),
                        "{lanes:?}"
                    );
                }
            }
        }
    }
}
