//! The scopes of a set, one by one.
//!
//! Branches that depend on the bits of a set are mispredicted, about once for each word, and a misprediction takes as
//! long as several scopes. So there are none: a stream compaction brings the words that have a bit together, and each
//! step selects either the rest of a word or the next word.

use super::bits::Bits;
use super::catalog_set::CatalogScope;
use crate::tables::lists::truncate;
use core::fmt;
use core::hint::select_unpredictable;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ops::ControlFlow;

/// The scopes of a set, in catalog order.
///
/// ```
/// # use doc_catalogs::mail::*;
/// let mut scopes = ScopeSet::literal("calendar mail").iter();
/// assert_eq!(scopes.len(), 2);
/// assert_eq!(scopes.next(), Some(Scope::Mail));
/// assert_eq!(scopes.next_back(), Some(Scope::Calendar));
/// ```
#[derive(Clone)]
pub struct Iter<T, const W: usize> {
    ids: SetIds<W>,
    scope: PhantomData<fn() -> T>,
}

impl<T, const W: usize> Iter<T, W> {
    /// The scopes of these bits. Bits that are no scopes are left out, but [`ExactSizeIterator::len`] counts them.
    #[inline]
    pub const fn new(bits: Bits<W>) -> Self {
        Self { ids: SetIds::new(&bits), scope: PhantomData }
    }
}

/// The scope with an id.
#[inline]
fn scope<T: CatalogScope>(id: usize) -> Option<T> {
    T::ALL.get(id).copied()
}

impl<T: CatalogScope, const W: usize> Iterator for Iter<T, W> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        // Ids ascend: after one that is no scope, there is no scope.
        self.ids.next().and_then(scope)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ids.size_hint()
    }

    #[inline]
    fn fold<B, F: FnMut(B, T) -> B>(self, start: B, mut f: F) -> B {
        self.ids.fold_while(start, |folded, id| match scope(id) {
            Some(scope) => ControlFlow::Continue(f(folded, scope)),
            None => ControlFlow::Break(folded),
        })
    }
}

impl<T: CatalogScope, const W: usize> DoubleEndedIterator for Iter<T, W> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.ids.by_ref().rev().find_map(scope)
    }
}

impl<T: CatalogScope, const W: usize> ExactSizeIterator for Iter<T, W> {}
impl<T: CatalogScope, const W: usize> FusedIterator for Iter<T, W> {}

/// Shows the scopes that are left.
impl<T: CatalogScope, const W: usize> fmt::Debug for Iter<T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The ids of the bits that are left, ascending.
#[derive(Clone)]
struct SetIds<const W: usize> {
    /// The words that have a bit, in order, and after them words that have none.
    words: [u64; W],
    /// The id of the lowest bit of each word.
    starts: [u16; W],
    front: Front,
    /// Words from this index on have no bit.
    back: usize,
}

impl<const W: usize> SetIds<W> {
    #[expect(clippy::indexing_slicing, reason = "every index is compared with W before")]
    #[inline]
    const fn new(bits: &Bits<W>) -> Self {
        let mut ids = Self { words: [0; W], starts: [0; W], front: Front { word: 0, next: 0, at: 0 }, back: W };
        let (mut at, mut filled) = (0, 0);
        while at < W && filled < W {
            let word = bits.words()[at];
            // The next word overwrites it if it has no bit.
            ids.words[filled] = word;
            ids.starts[filled] = truncate(at * 64);
            filled += (word != 0) as usize;
            at += 1;
        }
        ids.back = filled;
        ids.front = Front::new(&ids.words, 0);
        ids
    }

    /// Folds up to the first break. The front stays in registers.
    #[inline]
    fn fold_while<B>(self, start: B, mut f: impl FnMut(B, usize) -> ControlFlow<B, B>) -> B {
        let (mut front, mut folded) = (self.front, start);
        while let Some(id) = front.take(&self.words, &self.starts) {
            match f(folded, id) {
                ControlFlow::Continue(next) => folded = next,
                ControlFlow::Break(last) => return last,
            }
        }
        folded
    }
}

impl<const W: usize> Iterator for SetIds<W> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        self.front.take(&self.words, &self.starts)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let later = self.words.get(self.front.at + 1..self.back).unwrap_or_default();
        let bits = |word: &u64| word.count_ones() as usize;
        let left = bits(&self.front.word) + later.iter().map(bits).sum::<usize>();
        (left, Some(left))
    }
}

impl<const W: usize> DoubleEndedIterator for SetIds<W> {
    #[inline]
    fn next_back(&mut self) -> Option<usize> {
        let first = self.front.at;
        *self.words.get_mut(first)? = self.front.word;
        while self.back > first {
            let last = self.back - 1;
            let (word, start) = (self.words.get_mut(last)?, self.starts.get(last)?);
            if let Some(bit) = word.checked_ilog2() {
                *word ^= 1 << bit;
                self.front = Front::new(&self.words, first);
                return Some(usize::from(*start) + bit as usize);
            }
            self.back = last;
        }
        None
    }
}

/// Where the words are being read.
#[derive(Clone, Copy)]
struct Front {
    /// The bits that are left of the current word: none if no word has any.
    word: u64,
    /// The word after it. It is loaded early, so that no step waits for a load.
    next: u64,
    /// The index of the current word.
    at: usize,
}

#[expect(clippy::indexing_slicing, reason = "every index is compared with W before")]
impl Front {
    #[inline]
    const fn new<const W: usize>(words: &[u64; W], at: usize) -> Self {
        let word = if at < W { words[at] } else { 0 };
        let next = if at + 1 < W { words[at + 1] } else { 0 };
        Self { word, next, at }
    }

    /// Takes the lowest bit away and returns its id.
    #[inline]
    fn take<const W: usize>(&mut self, words: &[u64; W], starts: &[u16; W]) -> Option<usize> {
        let Self { word, next, at } = *self;
        if word == 0 {
            return None;
        }
        let rest = word & (word - 1);
        if W == 1 {
            self.word = rest;
            return Some(word.trailing_zeros() as usize);
        }
        let is_last = rest == 0;
        let after_next = if at + 2 < W { words[at + 2] } else { 0 };
        *self = Self {
            word: select_unpredictable(is_last, next, rest),
            next: select_unpredictable(is_last, after_next, next),
            at: at + usize::from(is_last),
        };
        // Last, because the next step waits for the selection only.
        Some(usize::from(*starts.get(at)?) + word.trailing_zeros() as usize)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use proptest::prelude::*;
    use std::collections::VecDeque;
    use std::vec::Vec;

    fn set<const W: usize>(ids: impl IntoIterator<Item = u16>) -> Bits<W> {
        let mut bits = Bits::EMPTY;
        ids.into_iter().for_each(|id| bits.put(id));
        bits
    }

    /// The ids of a set, asked one by one.
    fn asked<const W: usize>(bits: &Bits<W>) -> VecDeque<usize> {
        (0..W * 64).filter(|id| bits.contains(truncate(*id))).collect()
    }

    /// What is left, as every method tells it.
    fn assert_left<const W: usize>(ids: &SetIds<W>, left: &VecDeque<usize>) {
        let push = |mut folded: VecDeque<usize>, id| {
            folded.push_back(id);
            ControlFlow::Continue(folded)
        };
        assert_eq!(ids.clone().fold_while(VecDeque::new(), push), *left);
        assert!(ids.clone().eq(left.iter().copied()));
        assert!(ids.clone().rev().eq(left.iter().rev().copied()));
        assert_eq!(ids.size_hint(), (left.len(), Some(left.len())));
    }

    /// Takes ids from the front (`true`) and from the back.
    fn assert_steps<const W: usize>(bits: &Bits<W>, steps: impl IntoIterator<Item = bool>) {
        let (mut ids, mut left) = (SetIds::new(bits), asked(bits));
        for is_front in steps {
            assert_left(&ids, &left);
            let (own, expected) =
                if is_front { (ids.next(), left.pop_front()) } else { (ids.next_back(), left.pop_back()) };
            assert_eq!(own, expected);
        }
        assert_left(&ids, &left);
    }

    /// Every subset of some ids, in every order of steps, with two steps after the end.
    fn assert_all_steps<const W: usize>(ids: &[u16]) {
        for subset in 0_u32..1 << ids.len() {
            let chosen = (0..).zip(ids).filter(|(at, _)| subset >> at & 1 != 0).map(|(_, id)| *id);
            let count = subset.count_ones() + 2;
            for steps in 0_u32..1 << count {
                assert_steps::<W>(&set(chosen.clone()), (0..count).map(|step| steps >> step & 1 != 0));
            }
        }
    }

    #[test]
    fn small_sets() {
        assert_all_steps::<0>(&[0]);
        assert_all_steps::<1>(&[0, 1, 31, 62, 63]);
        assert_all_steps::<2>(&[0, 1, 63, 64, 127]);
        assert_all_steps::<3>(&[0, 63, 64, 127, 128, 191]);
        assert_all_steps::<5>(&[3, 4, 70, 130, 200, 319]);
    }

    /// Ids below `count`: few, many, or all but a few.
    fn some_ids(count: u16) -> impl Strategy<Value = Vec<u16>> {
        let few = || prop::collection::vec(0..count, 0..=8);
        let many = prop::collection::vec(0..count, 0..=usize::from(count));
        prop_oneof![few(), many, few().prop_map(move |few| (0..count).filter(|id| !few.contains(id)).collect())]
    }

    macro_rules! large_sets {
        ($($name:ident: $words:literal,)*) => { proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
            $(
                #[test]
                fn $name(
                    ids in some_ids($words * 64),
                    steps in prop::collection::vec(any::<bool>(), 0..40),
                    skipped in 0..$words * 8_usize,
                ) {
                    let bits = set::<$words>(ids);
                    assert_steps(&bits, steps);
                    let (mut ids, mut left) = (SetIds::new(&bits), asked(&bits));
                    prop_assert_eq!(ids.nth(skipped), left.drain(..left.len().min(skipped + 1)).nth(skipped));
                    prop_assert_eq!(ids.nth_back(skipped), left.iter().rev().nth(skipped).copied());
                    left.truncate(left.len().saturating_sub(skipped + 1));
                    assert_left(&ids, &left);
                }
            )*
        } };
    }

    large_sets! { of_1_word: 1, of_2_words: 2, of_15_words: 15, of_79_words: 79, }
}
