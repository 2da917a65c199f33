//! Disjunctive normal form in constant evaluation: conjunction, disjunction, minimisation by absorption, and encoding
//! as bytes.

use super::Requirement;
use super::kind::RequirementKind;
use super::limits::{MAX_ALTERNATIVES, MAX_SET};
use crate::tables::Tables;
use crate::tables::lists::truncate;

/// A disjunction of conjunctions: a list of alternatives, which are sets of scope ids. It exists only in constant
/// evaluation.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Dnf {
    kind: RequirementKind,
    sets: [IdSet; MAX_ALTERNATIVES],
    count: usize,
}

/// A set of scope ids, in ascending order.
#[derive(Clone, Copy, Debug)]
struct IdSet {
    ids: [u16; MAX_SET],
    count: usize,
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs in constant evaluation only, where an out-of-bounds index is a compile error"
)]
impl Dnf {
    /// The neutral element of `and`: a single alternative, which requires no scopes.
    pub(crate) const TRUE: Self =
        Self { kind: RequirementKind::Scopes, sets: [IdSet::EMPTY; MAX_ALTERNATIVES], count: 1 };

    /// A disjunction without alternatives.
    pub(crate) const fn empty(kind: RequirementKind) -> Self {
        Self { kind, sets: [IdSet::EMPTY; MAX_ALTERNATIVES], count: 0 }
    }

    /// The disjunction of a single scope.
    pub(crate) const fn scope(id: u16) -> Self {
        let mut dnf = Self::TRUE;
        dnf.sets[0] = IdSet::EMPTY.with(id);
        dnf
    }

    /// Returns the disjunction of two requirements.
    pub(crate) const fn or(mut self, other: &Self) -> Self {
        let mut at = 0;
        while at < other.count {
            self.push(other.sets[at]);
            at += 1;
        }
        self
    }

    /// Returns the conjunction of two requirements, multiplied out.
    pub(crate) const fn and(self, other: &Self) -> Self {
        let mut product = Self::empty(RequirementKind::Scopes);
        let mut left = 0;
        while left < self.count {
            let mut right = 0;
            while right < other.count {
                product.push(self.sets[left].union(&other.sets[right]));
                right += 1;
            }
            left += 1;
        }
        product
    }

    /// Adds an alternative.
    const fn push(&mut self, set: IdSet) {
        assert!(self.count < MAX_ALTERNATIVES, "this requirement multiplies out to more than 32 alternatives");
        self.sets[self.count] = set;
        self.count += 1;
    }

    /// Minimises the disjunction: removes scopes that another scope of the same alternative implies, removes
    /// alternatives that another one absorbs, and sorts the rest into catalog order.
    pub(crate) const fn normalise(self, tables: &Tables<'_>) -> Self {
        let mut least = Self::empty(self.kind);
        let mut at = 0;
        while at < self.count {
            least.insert_sorted(self.sets[at].without_implied(tables));
            at += 1;
        }
        let mut normal = Self::empty(self.kind);
        at = 0;
        while at < least.count {
            if !least.is_absorbed(at, tables) {
                normal.push(least.sets[at]);
            }
            at += 1;
        }
        normal
    }

    /// Inserts an alternative in catalog order (insertion sort).
    const fn insert_sorted(&mut self, set: IdSet) {
        let mut at = self.count;
        self.push(set);
        while at > 0 && set.is_before(&self.sets[at - 1]) {
            self.sets[at] = self.sets[at - 1];
            at -= 1;
        }
        self.sets[at] = set;
    }

    /// Returns `true` if another alternative requires no more than the one at `at`. Of equivalent alternatives, the
    /// first is kept.
    const fn is_absorbed(&self, at: usize, tables: &Tables<'_>) -> bool {
        let mut other = 0;
        while other < self.count {
            if other != at
                && self.sets[other].is_implied_by(&self.sets[at], tables)
                && (other < at || !self.sets[at].is_implied_by(&self.sets[other], tables))
            {
                return true;
            }
            other += 1;
        }
        false
    }

    /// Encodes the alternatives in the format of [`crate::layout::requirement`].
    pub(crate) const fn encode(&self) -> Encoded {
        let mut lists = Buffer::EMPTY;
        let mut at = 0;
        while at < self.count {
            if self.sets[at].count == 1 {
                lists.push(self.sets[at].ids[0]);
            }
            at += 1;
        }
        let any_of = lists.length;
        at = 0;
        while at < self.count {
            let set = &self.sets[at];
            if set.count != 1 {
                lists.push(truncate(set.count));
                lists.extend(set);
            }
            at += 1;
        }
        Encoded { kind: self.kind, lists, any_of }
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs in constant evaluation only, where an out-of-bounds index is a compile error"
)]
impl IdSet {
    const EMPTY: Self = Self { ids: [0; MAX_SET], count: 0 };

    /// Adds an id.
    const fn with(mut self, id: u16) -> Self {
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
    const fn union(self, other: &Self) -> Self {
        let mut union = self;
        let mut at = 0;
        while at < other.count {
            union = union.with(other.ids[at]);
            at += 1;
        }
        union
    }

    /// Returns the set without the scopes that other scopes of the set imply.
    const fn without_implied(&self, tables: &Tables<'_>) -> Self {
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
    const fn is_implied_by(&self, other: &Self, tables: &Tables<'_>) -> bool {
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
    const fn is_before(&self, other: &Self) -> bool {
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

/// A requirement that is encoded as [`Requirement`] reads it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Encoded {
    kind: RequirementKind,
    lists: Buffer<{ MAX_ALTERNATIVES * (MAX_SET + 1) * 2 }>,
    /// The number of bytes of `lists` for the alternatives with a single scope.
    any_of: usize,
}

impl Encoded {
    /// The requirement.
    pub(crate) const fn requirement<S>(&'static self) -> Requirement<'static, S> {
        Requirement::new(self.kind, self.lists.octets(), self.any_of)
    }
}

/// A list of `u16` as little-endian bytes, in an array of fixed size.
#[derive(Debug)]
struct Buffer<const N: usize> {
    octets: [u8; N],
    length: usize,
}

impl<const N: usize> Buffer<N> {
    const EMPTY: Self = Self { octets: [0; N], length: 0 };

    #[expect(
        clippy::indexing_slicing,
        reason = "runs in constant evaluation only; the size follows from the bounds of `Dnf`"
    )]
    const fn push(&mut self, id: u16) {
        let [low, high] = id.to_le_bytes();
        self.octets[self.length] = low;
        self.octets[self.length + 1] = high;
        self.length += 2;
    }

    /// Adds the ids of a set.
    #[expect(clippy::indexing_slicing, reason = "the array has at least `count` ids")]
    const fn extend(&mut self, set: &IdSet) {
        let mut at = 0;
        while at < set.count {
            self.push(set.ids[at]);
            at += 1;
        }
    }

    /// The bytes.
    const fn octets(&'static self) -> &'static [u8] {
        match self.octets.split_at_checked(self.length) {
            Some((octets, _)) => octets,
            None => &[],
        }
    }
}
