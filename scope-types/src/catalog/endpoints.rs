//! Iteration over the rows of `endpoints`.
//!
//! Templates make up most of a large catalog, and few programs list them. They are therefore in a separate constant
//! ([`CatalogScope::LISTING`]), which the compiler leaves out of programs that never call `CATALOG.endpoints()`.

use crate::bytes::read::u32_at;
use crate::requirement::Requirement;
use crate::sets::catalog_set::CatalogScope;
use crate::tables::layout::{NUMBER_SIZE, endpoint, rows};
use crate::tables::listing::Listing;
use core::fmt;
use core::marker::PhantomData;

/// Returns the listing. This is the only use of the constant, so a program contains at most one copy.
#[inline(never)]
fn listing<T: CatalogScope>() -> Listing {
    T::LISTING
}

/// Iterates over all rows.
pub(crate) fn all<T: CatalogScope>() -> impl ExactSizeIterator<Item = Endpoint<T>> + DoubleEndedIterator {
    let count = listing::<T>().data.len() / endpoint::SIZE;
    (0..count).map(|index| Endpoint(index * endpoint::SIZE, PhantomData))
}

/// A row of `endpoints`: a path template, and the requirement of each method that the row lists.
///
/// ```
/// # use doc_catalogs::address_book::*;
/// let endpoint = CATALOG.endpoints().next().unwrap();
/// assert_eq!(endpoint.template(), "/v3/contacts/{id}");
/// assert_eq!(endpoint.rows().len(), 2);
/// ```
pub struct Endpoint<T>(usize, PhantomData<fn() -> T>);

impl<T> Clone for Endpoint<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Endpoint<T> {}

/// Shows the template: `Endpoint("/v3/contacts/{id}")`.
impl<T: CatalogScope> fmt::Debug for Endpoint<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Endpoint").field(&self.template()).finish()
    }
}

impl<T: CatalogScope> Endpoint<T> {
    /// The path template, including `base`: `/v3/contacts/{id}`.
    pub fn template(self) -> &'static str {
        let Listing { text, data } = listing::<T>();
        let number = |field| u32_at(data, self.0 + field) as usize;
        let from = number(endpoint::TEMPLATE);
        text.get(from..from + number(endpoint::TEMPLATE + NUMBER_SIZE)).unwrap_or_default()
    }

    /// The methods of the row, each with its requirement.
    pub fn rows(self) -> MethodRequirements<T> {
        let at = u32_at(listing::<T>().data, self.0 + endpoint::ROWS) as usize;
        MethodRequirements {
            next: at + rows::FIRST,
            left: T::TABLES.number(at + rows::COUNT) as usize,
            scope: PhantomData,
        }
    }

    /// The line of the row in the catalog, counted from 1.
    pub fn line(self) -> u32 {
        u32_at(listing::<T>().data, self.0 + endpoint::LINE)
    }
}

/// An iterator over the methods of an [`Endpoint`] and their requirements: see [`Endpoint::rows`].
///
/// ```
/// # use doc_catalogs::address_book::*;
/// for (method, requirement) in CATALOG.endpoints().flat_map(|endpoint| endpoint.rows()) {
///     println!("{method}: {requirement}");
///     assert!(requirement.is_met_by(&ScopeSet::ALL));
/// }
/// ```
pub struct MethodRequirements<T> {
    next: usize,
    left: usize,
    scope: PhantomData<fn() -> T>,
}

impl<T: CatalogScope> Iterator for MethodRequirements<T> {
    type Item = (&'static str, Requirement<'static, T::Set>);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let row = self.next;
        self.next += rows::SIZE;
        let requirement = T::TABLES.number(row + rows::REQUIREMENT) as usize;
        Some((T::TABLES.method(T::TABLES.number(row + rows::METHOD)), Requirement::at(T::TABLES, requirement)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<T: CatalogScope> ExactSizeIterator for MethodRequirements<T> {}

impl<T> Clone for MethodRequirements<T> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

/// Shows the remaining rows as a map from method to requirement.
impl<T: CatalogScope> fmt::Debug for MethodRequirements<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MethodRequirements ")?;
        f.debug_map().entries(self.clone()).finish()
    }
}
