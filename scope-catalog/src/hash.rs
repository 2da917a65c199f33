//! Hash maps for code that nobody optimises, which is how macros run: the hash of the standard library takes ten times as
//! long there. Catalogs are written by those who compile them, so collisions on purpose are nobody's attack.

use std::collections;
use std::hash::{BuildHasherDefault, Hasher};

pub(crate) type HashMap<K, V> = collections::HashMap<K, V, BuildHasherDefault<Folding>>;
pub(crate) type HashSet<K> = collections::HashSet<K, BuildHasherDefault<Folding>>;

/// An empty map with room.
pub(crate) fn map<K, V>(capacity: usize) -> HashMap<K, V> {
    HashMap::with_capacity_and_hasher(capacity, BuildHasherDefault::default())
}

/// Multiplies eight bytes at a time, and folds the product.
pub(crate) struct Folding(u64);

impl Default for Folding {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Folding {
    #[expect(clippy::cast_possible_truncation, reason = "the halves of a product")]
    fn add(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * 0xa076_1d64_78bd_642f;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }
}

impl Hasher for Folding {
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
