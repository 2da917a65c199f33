//! The hash table of an answer: its entries by method. Linear probing resolves the few collisions.

use crate::hash::HashSet;
use scope_types::layout::method_slot;

/// The number of factors to try.
const TRIES: usize = 256;
/// The number of methods to hash in all tries together.
const MAX_HASHED: usize = 100_000;
/// How often the number of slots may be doubled to avoid collisions.
const DOUBLINGS: u32 = 2;

/// The factor of multiplicative hashing with which the hash tables of these key lists need the fewest slots.
pub(super) fn factor(key_lists: &HashSet<Vec<u64>>) -> u64 {
    let methods: usize = key_lists.iter().map(Vec::len).sum();
    let tries = TRIES.min(MAX_HASHED / methods.max(1)).max(1);
    let factors = (1_u64..).map(|seed| seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1).take(tries);
    let cost = |factor: u64| -> usize {
        // Collisions cost time, so they count as more slots than any table without collisions has.
        key_lists.iter().map(|keys| slots(keys, factor).unwrap_or(keys.len() << (DOUBLINGS + 1))).sum()
    };
    factors.min_by_key(|factor| cost(*factor)).unwrap_or(1)
}

/// The slots of the hash table. Their number is a power of two.
pub(super) fn table<T: Copy>(entries: &[(u64, T)], factor: u64) -> Vec<Option<(u64, T)>> {
    let keys: Vec<u64> = entries.iter().map(|(key, _)| *key).collect();
    let count = slots(&keys, factor).unwrap_or(keys.len().next_power_of_two());
    let mut table = vec![None; count];
    for entry in entries {
        let first = slot(entry.0, factor, count);
        let free = (first..count).chain(0..first).find(|slot| table.get(*slot).is_some_and(Option::is_none));
        if let Some(slot) = free.and_then(|slot| table.get_mut(slot)) {
            *slot = Some(*entry);
        }
    }
    table
}

/// The fewest slots without collisions; `None` if they are more than the allowed doublings give.
fn slots(keys: &[u64], factor: u64) -> Option<usize> {
    let least = keys.len().next_power_of_two();
    (0..=DOUBLINGS).map(|doublings| least << doublings).find(|count| is_injective(keys, factor, *count))
}

fn is_injective(keys: &[u64], factor: u64, count: usize) -> bool {
    let mut taken: HashSet<usize> = HashSet::default();
    keys.iter().all(|key| taken.insert(slot(*key, factor, count)))
}

#[expect(clippy::cast_possible_truncation, reason = "a slot is less than `count`, which is a `usize`")]
fn slot(key: u64, factor: u64, count: usize) -> usize {
    method_slot(key, factor, count as u64 - 1) as usize
}

#[cfg(test)]
mod tests {
    use super::{factor, slot, table};
    use scope_types::layout::method_key;

    fn keys(methods: &[&str]) -> Vec<u64> {
        methods.iter().filter_map(|method| method_key(method.as_bytes())).collect()
    }

    #[test]
    fn every_entry_is_found_by_linear_probing() {
        let answers =
            [keys(&["GET"]), keys(&["GET", "POST"]), keys(&["GET", "PUT", "PATCH", "DELETE", "POST", "HEAD"])];
        let factor = factor(&answers.iter().cloned().collect());
        let many: Vec<u64> = (0..300).map(|number| number << 8 | 1 << 56).collect();
        for keys in answers.iter().chain([&many]) {
            let rows: Vec<(u64, u64)> = keys.iter().map(|key| (*key, !key)).collect();
            let table = table(&rows, factor);
            assert!(table.len().is_power_of_two() && table.len() <= 4 * keys.len().next_power_of_two());
            for row in rows {
                let first = slot(row.0, factor, table.len());
                let mut probed = table.iter().cycle().skip(first).take(table.len()).map_while(|slot| *slot);
                assert!(probed.any(|found| found == row), "{row:?}");
            }
        }
    }

    #[test]
    fn the_methods_of_http_do_not_collide() {
        let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
        let answers = [keys(&methods), keys(&methods[2..]), keys(&["GET", "POST"])];
        let factor = factor(&answers.iter().cloned().collect());
        for keys in answers {
            let rows: Vec<(u64, ())> = keys.iter().map(|key| (*key, ())).collect();
            let table = table(&rows, factor);
            assert!(rows.iter().all(|row| table[slot(row.0, factor, table.len())] == Some(*row)));
        }
    }
}
