//! The scopes of a set, one by one.

use super::bits::Bits;
use super::catalog_set::CatalogScope;
use crate::tables::lists::truncate;
use core::marker::PhantomData;

/// The scopes of a set, in catalog order.
///
/// ```
/// # use doc_catalogs::mail::*;
/// let mut scopes = ScopeSet::literal("calendar mail").iter();
/// assert_eq!(scopes.len(), 2);
/// assert_eq!(scopes.next(), Some(Scope::Mail));
/// assert_eq!(scopes.next_back(), Some(Scope::Calendar));
/// ```
#[derive(Clone, Debug)]
pub struct Iter<T, const W: usize> {
    /// Those that are left.
    bits: Bits<W>,
    /// Words below it have none.
    front: usize,
    /// Words from it on have none.
    back: usize,
    left: usize,
    scope: PhantomData<fn() -> T>,
}

impl<T, const W: usize> Iter<T, W> {
    /// The scopes of these bits.
    pub const fn new(bits: Bits<W>) -> Self {
        Self { bits, front: 0, back: W, left: bits.len(), scope: PhantomData }
    }
}

impl<T: CatalogScope, const W: usize> Iterator for Iter<T, W> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let id = self.bits.take_first(&mut self.front)?;
        self.left -= 1;
        T::from_id(truncate(id))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<T: CatalogScope, const W: usize> DoubleEndedIterator for Iter<T, W> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        let id = self.bits.take_last(&mut self.back)?;
        self.left -= 1;
        T::from_id(truncate(id))
    }
}

impl<T: CatalogScope, const W: usize> ExactSizeIterator for Iter<T, W> {}
impl<T: CatalogScope, const W: usize> core::iter::FusedIterator for Iter<T, W> {}
