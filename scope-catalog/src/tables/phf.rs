//! A perfect hash function with pilots, as in CHD (Belazzougui, Botelho & Dietzfelbinger, "Hash, displace, and
//! compress", 2009) and `PTHash` (Pibiri & Trani, 2021): keys are hashed into buckets, and each bucket has a pilot that
//! sends its keys to free slots.
//!
//! The construction never fails and takes almost linear time. If no pilot separates all keys of a bucket, the best
//! pilot is used and some keys share a slot. A look-up of such a key has to search the list of all names.

use scope_types::key;
use std::cmp::Reverse;

/// The buckets and slots of all keys. The numbers of both are powers of two.
pub(super) struct PerfectHash {
    /// The pilot of each bucket.
    pub(super) pilots: Vec<u8>,
    pub(super) slots: Vec<Slot>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Slot {
    /// The index of the key that is stored here.
    pub(super) key: Option<usize>,
    /// Whether the pilots send other keys here, too.
    pub(super) is_shared: bool,
}

/// The average number of keys in a bucket, before the number of buckets is rounded up. Larger buckets need fewer pilots
/// and a longer search for each pilot.
const BUCKET: usize = 4;

/// The maximum number of slots that the search for one pilot may look at. Random keys need far fewer. Names that are
/// made to collide do not make the search longer.
const SEARCH: usize = 8_192;

/// Places keys by their hashes.
pub(super) fn place(hashes: &[u64]) -> PerfectHash {
    // At least a fifth of the slots stays free, so that pilots are found quickly.
    let slot_bits = bits(hashes.len() + hashes.len() / 4);
    let bucket_bits = bits(hashes.len() / BUCKET);
    let mut perfect = PerfectHash { pilots: vec![0; 1 << bucket_bits], slots: vec![Slot::default(); 1 << slot_bits] };
    let mut keys: Vec<(u64, usize)> = hashes.iter().copied().zip(0..).collect();
    keys.sort_unstable();
    // Keys with equal hashes share the slot of the first one.
    let (first, others): (Vec<(u64, usize)>, Vec<_>) = keys
        .chunk_by(|(a, _), (b, _)| a == b)
        .filter_map(|alike| alike.split_first().map(|(first, others)| (*first, others)))
        .unzip();
    let bucket = |hash| key::bucket(hash, u64::BITS - bucket_bits);
    let mut buckets: Vec<&[(u64, usize)]> = first.chunk_by(|(a, _), (b, _)| bucket(*a) == bucket(*b)).collect();
    // Large buckets are hard to place, so they are placed first, while most slots are free.
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
    /// The pilot that sends the most keys of a bucket to distinct free slots.
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

    /// Stores a key in a slot. If the slot is taken, marks it as shared.
    fn take(&mut self, slot: usize, index: usize) {
        if let Some(slot) = self.slots.get_mut(slot) {
            slot.is_shared |= slot.key.is_some();
            slot.key.get_or_insert(index);
        }
    }
}

/// The binary logarithm of `count`, rounded up. It is at least 1, so that a shift by the remaining bits does not
/// overflow.
fn bits(count: usize) -> u32 {
    count.next_power_of_two().ilog2().max(1)
}
