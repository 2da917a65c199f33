//! Fast hash maps for procedural macros, which run unoptimized. `SipHash`, the default of the standard library, is
//! about ten times slower there. Its protection against chosen collisions is not needed, because developers compile
//! their own catalogs.

use std::collections;
use std::hash::{BuildHasherDefault, Hasher};

pub(crate) type HashMap<K, V> = collections::HashMap<K, V, BuildHasherDefault<FoldingHasher>>;
pub(crate) type HashSet<K> = collections::HashSet<K, BuildHasherDefault<FoldingHasher>>;

/// An empty map with room for `capacity` entries.
pub(crate) fn map<K, V>(capacity: usize) -> HashMap<K, V> {
    HashMap::with_capacity_and_hasher(capacity, BuildHasherDefault::default())
}

/// Folded multiplication, as in wyhash and foldhash: multiplies eight bytes at a time, and combines the two halves of
/// the product.
pub(crate) struct FoldingHasher(u64);

impl Default for FoldingHasher {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl FoldingHasher {
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of a product")]
    fn add(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * 0xa076_1d64_78bd_642f;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }
}

impl Hasher for FoldingHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        let mut last = rest.len() as u64;
        for byte in rest {
            last = last << 8 | u64::from(*byte);
        }
        self.add(last);
    }

    fn write_u8(&mut self, value: u8) {
        self.add(value.into());
    }

    fn write_usize(&mut self, value: usize) {
        self.add(value as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
