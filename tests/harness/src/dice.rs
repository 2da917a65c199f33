//! Choices made from bytes, which come from a seed or from proptest. Proptest can shrink them.

/// A source of choices. When the bytes run out, every choice is the first possibility.
#[derive(Debug)]
pub struct Dice {
    bytes: Vec<u8>,
    at: usize,
}

impl Dice {
    /// Choices made from these bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, at: 0 }
    }

    /// Choices from 4,096 bytes of `SplitMix64`, the same for the same seed.
    pub fn seeded(seed: u64) -> Self {
        let mut state = seed;
        let words = (0..512).flat_map(|_| {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
            (mixed ^ mixed >> 31).to_le_bytes()
        });
        Self::new(words.collect())
    }

    /// A number below `count`, which is at most 256.
    pub fn below(&mut self, count: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(byte) * count / 256
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// Once in `count` times.
    pub fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    /// One of these.
    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// Some of these in their order, each with a probability of one half.
    pub fn some<'a>(&mut self, of: &[&'a str]) -> Vec<&'a str> {
        of.iter().copied().filter(|_| self.once_in(2)).collect()
    }
}
