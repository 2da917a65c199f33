//! The words of a scope set.

/// A set of scope ids as a bit set of `W` words of 64 bits. Bit `n % 64` of word `n / 64` is the id `n`.
///
/// Code that `catalog!` generates wraps this type in a `ScopeSet`. The `ScopeSet` contains only ids of scopes, but this
/// type does not know the ids of the catalog and does not check them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bits<const W: usize>([u64; W]);

/// Returns the index of the word that contains an id, and the mask of its bit in that word.
const fn position(id: u16) -> (usize, u64) {
    (id as usize / 64, 1 << (id % 64))
}

#[expect(clippy::indexing_slicing, reason = "every index is first compared with `W`")]
impl<const W: usize> Bits<W> {
    /// The empty set.
    pub const EMPTY: Self = Self([0; W]);

    /// Returns the set of the ids `0..count`. Ids beyond the last word are ignored.
    pub const fn first(count: usize) -> Self {
        let mut words = [0; W];
        let mut at = 0;
        while at < W && at * 64 < count {
            let left = count - at * 64;
            words[at] = if left >= 64 { u64::MAX } else { (1 << left) - 1 };
            at += 1;
        }
        Self(words)
    }

    /// The words. The first word contains the id 0.
    pub const fn words(&self) -> &[u64; W] {
        &self.0
    }

    /// Adds an id. Returns `true` if the set did not contain it. An id beyond the last word is ignored.
    pub const fn insert(&mut self, id: u16) -> bool {
        let (word, bit) = position(id);
        if word >= W || self.0[word] & bit != 0 {
            return false;
        }
        self.0[word] |= bit;
        true
    }

    /// Adds an id, like [`Bits::insert`], but does not test whether the set contains it already.
    #[inline]
    pub(crate) const fn put(&mut self, id: u16) {
        let (word, bit) = position(id);
        if word < W {
            self.0[word] |= bit;
        }
    }

    /// Removes an id. Returns `true` if the set contained it.
    pub const fn remove(&mut self, id: u16) -> bool {
        let there = self.contains(id);
        if there {
            let (word, bit) = position(id);
            self.0[word] &= !bit;
        }
        there
    }

    /// Returns `true` if the set contains an id.
    pub const fn contains(&self, id: u16) -> bool {
        let (word, bit) = position(id);
        word < W && self.0[word] & bit != 0
    }

    /// Returns the ids that are in at least one of the two sets.
    #[must_use]
    pub const fn union(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < W {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// Returns the ids that are in both sets.
    #[must_use]
    pub const fn intersection(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < W {
            self.0[at] &= other.0[at];
            at += 1;
        }
        self
    }

    /// Returns the ids of this set that are not in `other`.
    #[must_use]
    pub const fn difference(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < W {
            self.0[at] &= !other.0[at];
            at += 1;
        }
        self
    }

    /// Returns the ids that are in exactly one of the two sets.
    #[must_use]
    pub const fn symmetric_difference(self, other: Self) -> Self {
        self.difference(other).union(other.difference(self))
    }

    /// Returns `true` if `other` contains every id of this set. The function always reads every word, so its time does
    /// not reveal which id is missing.
    pub const fn is_subset(&self, other: &Self) -> bool {
        let mut missing = 0;
        let mut at = 0;
        while at < W {
            missing |= self.0[at] & !other.0[at];
            at += 1;
        }
        missing == 0
    }

    /// Returns `true` if the two sets have no id in common.
    pub const fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection(*other).is_empty()
    }

    /// Returns `true` if the set is empty.
    pub const fn is_empty(&self) -> bool {
        self.is_subset(&Self::EMPTY)
    }

    /// The number of ids.
    pub const fn len(&self) -> usize {
        let mut count = 0;
        let mut at = 0;
        while at < W {
            count += self.0[at].count_ones() as usize;
            at += 1;
        }
        count
    }

    /// Returns the smallest id of the set that is at least `from`.
    pub(crate) const fn next_from(&self, from: usize) -> Option<usize> {
        let mut at = from / 64;
        let mut mask = u64::MAX << (from % 64);
        while at < W {
            let word = self.0[at] & mask;
            if word != 0 {
                return Some(at * 64 + word.trailing_zeros() as usize);
            }
            mask = u64::MAX;
            at += 1;
        }
        None
    }
}

impl<const W: usize> core::fmt::Debug for Bits<W> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut ids = f.debug_set();
        let mut from = 0;
        while let Some(id) = self.next_from(from) {
            ids.entry(&id);
            from = id + 1;
        }
        ids.finish()
    }
}

/// Compares two sets as the lists of their ids in ascending order, in lexical order: `{a} < {a, b} < {b}`.
impl<const W: usize> Ord for Bits<W> {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        let difference = self.symmetric_difference(*other);
        let Some(first) = difference.next_from(0) else {
            return core::cmp::Ordering::Equal;
        };
        // The set that contains `first` is smaller if `rest`, the other set, has an id after `first`. Otherwise the
        // list of `rest` is a proper prefix of the other list, so `rest` is smaller.
        let (holder, rest) = if other.next_from(first) == Some(first) { (false, self) } else { (true, other) };
        if rest.next_from(first).is_some() == holder { core::cmp::Ordering::Less } else { core::cmp::Ordering::Greater }
    }
}

impl<const W: usize> PartialOrd for Bits<W> {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
