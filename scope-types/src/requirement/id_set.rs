//! Sets of scope ids in constant evaluation.

use super::limits::MAX_SET;
use crate::tables::Tables;

/// A set of scope ids, in ascending order.
#[derive(Clone, Copy, Debug)]
pub(super) struct IdSet {
    pub(super) ids: [u16; MAX_SET],
    /// The number of ids. The rest of the array is unused.
    pub(super) count: usize,
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs in constant evaluation only, where an out-of-bounds index is a compile error"
)]
impl IdSet {
    pub(super) const EMPTY: Self = Self { ids: [0; MAX_SET], count: 0 };

    /// Adds an id.
    pub(super) const fn with(mut self, id: u16) -> Self {
        let mut at = self.count;
        while at > 0 && self.ids[at - 1] > id {
            at -= 1;
        }
        if at > 0 && self.ids[at - 1] == id {
            return self;
        }
        assert!(self.count < MAX_SET, "an alternative of this requirement has more than 16 scopes");
        let mut last = self.count;
        while last > at {
            self.ids[last] = self.ids[last - 1];
            last -= 1;
        }
        self.ids[at] = id;
        self.count += 1;
        self
    }

    /// Returns the ids of both sets.
    pub(super) const fn union(self, other: &Self) -> Self {
        let mut union = self;
        let mut at = 0;
        while at < other.count {
            union = union.with(other.ids[at]);
            at += 1;
        }
        union
    }

    /// Returns the set without the scopes that other scopes of the set imply.
    pub(super) const fn without_implied(&self, tables: &Tables<'_>) -> Self {
        let mut least = Self::EMPTY;
        let mut at = 0;
        while at < self.count {
            let mut other = 0;
            while other < self.count && (other == at || !tables.implies(self.ids[other], self.ids[at])) {
                other += 1;
            }
            if other == self.count {
                least = least.with(self.ids[at]);
            }
            at += 1;
        }
        least
    }

    /// Returns `true` if every scope of this set is in `other` or implied by a scope of `other`.
    pub(super) const fn is_implied_by(&self, other: &Self, tables: &Tables<'_>) -> bool {
        let mut at = 0;
        while at < self.count {
            let mut from = 0;
            while from < other.count && !tables.implies(other.ids[from], self.ids[at]) {
                from += 1;
            }
            if from == other.count {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Returns `true` if this set precedes `other` in catalog order, the lexical order of the ids.
    pub(super) const fn is_before(&self, other: &Self) -> bool {
        let mut at = 0;
        while at < self.count && at < other.count {
            if self.ids[at] != other.ids[at] {
                return self.ids[at] < other.ids[at];
            }
            at += 1;
        }
        self.count < other.count
    }
}
