//! As many bytes as a vector has, at once.

use super::word::{as_bits, bytes_equal};

/// Bytes of a vector.
pub(crate) const LANES: usize = 16;

/// A bit for each of the bytes that is `OCTET`.
pub(crate) const fn byte_mask<const OCTET: u8>(lanes: &[u8; LANES]) -> u16 {
    // With SSE2 alone, compilers make three instructions of the comparison octet by octet; with more, or elsewhere, a
    // hundred.
    if cfg!(all(target_arch = "x86_64", not(target_feature = "sse4.1"))) {
        by_octets::<OCTET>(lanes)
    } else {
        by_words::<OCTET>(lanes)
    }
}

/// Not inlined: what is around it would keep compilers from seeing that all of it is one comparison and one mask. For the
/// same reason the bits are shifted in from two sides of bit 7: the top bit of an octet is a case of its own to them.
#[inline(never)]
#[expect(clippy::indexing_slicing, reason = "every index is less than the length")]
const fn by_octets<const OCTET: u8>(lanes: &[u8; LANES]) -> u16 {
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

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "each word has eight bits")]
const fn by_words<const OCTET: u8>(lanes: &[u8; LANES]) -> u16 {
    let both = u128::from_le_bytes(*lanes);
    let (low, high) = (both as u64, (both >> 64) as u64);
    (as_bits(bytes_equal(low, OCTET)) | as_bits(bytes_equal(high, OCTET)) << 8) as u16
}

#[cfg(test)]
mod tests {
    use super::{LANES, by_octets, by_words};

    #[test]
    fn every_octet_has_its_bit() {
        for octet in 0..=u8::MAX {
            for others in [b' ', b'a', 0xA0, 0x20 ^ 0x80, 0, octet] {
                for at in 0..LANES {
                    let mut lanes = [others; LANES];
                    lanes[at] = octet;
                    let expected = lanes.iter().rev().fold(0, |bits, octet| bits << 1 | u16::from(*octet == b' '));
                    assert_eq!(
                        (by_octets::<b' '>(&lanes), by_words::<b' '>(&lanes)),
                        (expected, expected),
                        "{lanes:?}"
                    );
                }
            }
        }
    }
}
