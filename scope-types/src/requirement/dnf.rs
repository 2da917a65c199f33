//! Disjunctive normal form in constant evaluation: conjunction, disjunction and minimization by absorption.

use super::encoded::{Buffer, Encoded};
use super::id_set::IdSet;
use super::kind::RequirementKind;
use super::limits::MAX_ALTERNATIVES;
use crate::tables::Tables;
use crate::tables::lists::truncate;

/// A disjunction of conjunctions: a list of alternatives, which are sets of scope ids. It exists only in constant
/// evaluation.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Dnf {
    kind: RequirementKind,
    sets: [IdSet; MAX_ALTERNATIVES],
    /// The number of alternatives. The rest of the array is unused.
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

    /// Returns the conjunction of two requirements, expanded to disjunctive normal form.
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
        assert!(
            self.count < MAX_ALTERNATIVES,
            "this requirement has more than 32 alternatives in disjunctive normal form"
        );
        self.sets[self.count] = set;
        self.count += 1;
    }

    /// Minimizes the disjunction: removes scopes that another scope of the same alternative implies, removes
    /// alternatives that another one absorbs, and sorts the rest into catalog order.
    pub(crate) const fn normalize(self, tables: &Tables<'_>) -> Self {
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

    /// Returns `true` if another alternative requires no more than the one at `at`. If several alternatives are
    /// equivalent, the first one is kept.
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
