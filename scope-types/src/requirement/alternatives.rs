//! Iteration over the alternatives of a requirement.

use crate::sets::catalog_set::CatalogSet;
use crate::tables::ids::Ids;
use core::fmt;
use core::marker::PhantomData;

/// An iterator over the alternatives that do not have exactly one scope.
#[derive(Clone)]
pub(super) struct AllOf<'a>(pub(super) Ids<'a>);

impl<'a> Iterator for AllOf<'a> {
    type Item = Ids<'a>;

    fn next(&mut self) -> Option<Ids<'a>> {
        let (count, rest) = self.0.split_first()?;
        let (set, rest) = rest.split_at(usize::from(count))?;
        self.0 = rest;
        Some(set)
    }
}

/// An iterator over the alternatives of a requirement: see [`Requirement::alternatives`].
///
/// [`Requirement::alternatives`]: crate::Requirement::alternatives
///
/// ```
/// # use doc_catalogs::mail_service::*;
/// let requirement = route("POST", "/invitations").requirement().unwrap();
/// let alternatives: Vec<ScopeSet> = requirement.alternatives().collect();
/// assert_eq!(alternatives, [ScopeSet::literal("admin"), ScopeSet::literal("mail calendar")]);
/// ```
pub struct Alternatives<'a, S> {
    pub(super) any_of: Ids<'a>,
    pub(super) all_of: AllOf<'a>,
    pub(super) set: PhantomData<fn() -> S>,
}

impl<S: CatalogSet> Iterator for Alternatives<'_, S> {
    type Item = S;

    fn next(&mut self) -> Option<S> {
        if let Some(id) = self.any_of.next() {
            return Some(S::from_ids([id]));
        }
        self.all_of.next().map(S::from_ids)
    }
}

impl<S> Clone for Alternatives<'_, S> {
    fn clone(&self) -> Self {
        Self { any_of: self.any_of, all_of: self.all_of.clone(), set: PhantomData }
    }
}

/// Shows the remaining alternatives.
impl<S: CatalogSet> fmt::Debug for Alternatives<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Alternatives ")?;
        f.debug_list().entries(self.clone()).finish()
    }
}
