//! A perfect hash, near linear in the number of keys: each key falls into a bucket, and each bucket has a pilot that sends
//! its keys to slots of their own.
//!
//! It never fails and never starts again. Where no pilot separates all keys of a bucket, the best one is taken, and keys
//! that are left over share a slot: the table that is built on it has to find them in another way.

use scope_types::key;
use std::cmp::Reverse;

/// Where keys go.
pub(super) struct PerfectHash {
    /// One for each bucket; a power of two of them.
    pub(super) pilots: Vec<u8>,
    /// The key of each slot, and whether others lead there, too; a power of two of them.
    pub(super) slots: Vec<Slot>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Slot {
    /// The index of a key.
    pub(super) key: Option<usize>,
    pub(super) is_shared: bool,
}

/// How many keys fall into a bucket, on average, before their number is rounded up: more make fewer pilots and a longer
/// search for each.
const BUCKET: usize = 4;

/// How many slots are looked at for one bucket, at most: chance needs far less, and names that are made to collide get no more.
const SEARCH: usize = 8_192;

/// Places keys by their hashes.
pub(super) fn place(hashes: &[u64]) -> PerfectHash {
    // At most four slots of five are taken, so that pilots are found soon.
    let slot_bits = bits(hashes.len() + hashes.len() / 4);
    let bucket_bits = bits(hashes.len() / BUCKET);
    let mut perfect = PerfectHash { pilots: vec![0; 1 << bucket_bits], slots: vec![Slot::default(); 1 << slot_bits] };
    let mut keys: Vec<(u64, usize)> = hashes.iter().copied().zip(0..).collect();
    keys.sort_unstable();
    // Keys of one hash go where the first of them goes.
    let (first, others): (Vec<(u64, usize)>, Vec<_>) = keys
        .chunk_by(|(a, _), (b, _)| a == b)
        .filter_map(|alike| alike.split_first().map(|(first, others)| (*first, others)))
        .unzip();
    let bucket = |hash| key::bucket(hash, u64::BITS - bucket_bits);
    let mut buckets: Vec<&[(u64, usize)]> = first.chunk_by(|(a, _), (b, _)| bucket(*a) == bucket(*b)).collect();
    // Large buckets are hard to place: they come first, while there is room.
    buckets.sort_by_key(|keys| Reverse(keys.len()));
    for keys in buckets {
        let Some((hash, _)) = keys.first() else { continue };
        let pilot = perfect.pilot(keys, slot_bits);
        if let Some(slot) = perfect.pilots.get_mut(bucket(*hash)) {
            *slot = pilot;
        }
        for (hash, index) in keys {
            perfect.take(key::slot(*hash, pilot, u64::BITS - slot_bits), *index);
        }
    }
    for (hash, index) in others.into_iter().flatten() {
        let pilot = perfect.pilots.get(bucket(*hash)).copied().unwrap_or_default();
        perfect.take(key::slot(*hash, pilot, u64::BITS - slot_bits), *index);
    }
    perfect
}

impl PerfectHash {
    /// The pilot that sends most keys of a bucket to free slots of their own.
    fn pilot(&self, keys: &[(u64, usize)], slot_bits: u32) -> u8 {
        let mut wanted = Vec::with_capacity(keys.len());
        let mut best = (0, 0);
        for pilot in (0..=u8::MAX).take(SEARCH.div_ceil(keys.len())) {
            let slots = keys.iter().map(|(hash, _)| key::slot(*hash, pilot, u64::BITS - slot_bits));
            wanted.clear();
            wanted.extend(slots.filter(|slot| self.slots.get(*slot).is_some_and(|slot| slot.key.is_none())));
            wanted.sort_unstable();
            wanted.dedup();
            if wanted.len() > best.1 {
                best = (pilot, wanted.len());
            }
            if wanted.len() == keys.len() {
                break;
            }
        }
        best.0
    }

    /// Gives a slot to a key, if it is the first one there.
    fn take(&mut self, slot: usize, index: usize) {
        if let Some(slot) = self.slots.get_mut(slot) {
            slot.is_shared |= slot.key.is_some();
            slot.key.get_or_insert(index);
        }
    }
}

/// The number of bits of a power of two that is at least `count`; at least one, so that a shift by the others is one.
fn bits(count: usize) -> u32 {
    count.next_power_of_two().ilog2().max(1)
}
