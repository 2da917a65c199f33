//! The requirement of a request or of a function, and the check whether a set of scopes meets it.

pub(crate) mod alternatives;
mod display;
pub(crate) mod dnf;
mod encoded;
mod id_set;
pub mod keywords;
pub(crate) mod kind;
pub(crate) mod limits;
pub(crate) mod types;

use crate::sets::catalog_set::CatalogSet;
use crate::tables::Tables;
use crate::tables::ids::Ids;
use crate::tables::layout::{ID_SIZE, requirement};
use crate::tables::lists::truncate;
use alternatives::{AllOf, Alternatives};
use core::marker::PhantomData;
use kind::RequirementKind;

/// The requirement of a request or of a function with `#[requires]`, in disjunctive normal form.
///
/// A requirement of the kind [`RequirementKind::Scopes`] is a list of alternatives, which are sets of scopes. A caller
/// that has all scopes of at least one alternative meets the requirement. The list is minimal: no alternative includes
/// another one.
///
/// ```
/// # use doc_catalogs::mail_service::*;
/// let requirement = route("POST", "/invitations").requirement().unwrap();
/// assert!(requirement.is_met_by(&ScopeSet::literal("admin")));
/// assert!(requirement.is_met_by(&ScopeSet::literal("mail calendar")));
/// assert!(!requirement.is_met_by(&ScopeSet::literal("mail")));
/// ```
pub struct Requirement<'a, S> {
    /// One of the forms in [`requirement`].
    form: u16,
    /// The ids of [`requirement::FIRST`].
    first: [u16; 4],
    /// The number of alternatives with a single scope.
    any_of: u16,
    /// The length of the encoding of the other alternatives, in units of `u16`.
    all_of: u32,
    /// The bytes after the record: the alternatives in the format of [`requirement`], possibly followed by other data.
    tail: &'a [u8],
    set: PhantomData<fn() -> S>,
}

impl<S> Clone for Requirement<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Requirement<'_, S> {}

impl<S> PartialEq for Requirement<'_, S> {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
            && self.any_of == other.any_of
            && self.encoded_alternatives() == other.encoded_alternatives()
    }
}

impl<S> Eq for Requirement<'_, S> {}

impl<'a, S> Requirement<'a, S> {
    /// The requirement that refuses every request.
    const DENIED: Self =
        Self { form: requirement::DENIED, first: [0; 4], any_of: 0, all_of: 0, tail: &[], set: PhantomData };

    /// Creates a requirement from encoded alternatives. The first `any_of` bytes of `lists` encode the alternatives
    /// with a single scope.
    #[expect(clippy::cast_possible_truncation, reason = "the length of a list fits into 32 bits")]
    pub(crate) const fn new(kind: RequirementKind, lists: &'a [u8], any_of: usize) -> Self {
        let (form, first) = match kind {
            RequirementKind::Denied => (requirement::DENIED, [0; 4]),
            RequirementKind::Public => (requirement::PUBLIC, [0; 4]),
            RequirementKind::Authenticated => (requirement::AUTHENTICATED, [0; 4]),
            RequirementKind::Scopes => match lists.split_at_checked(any_of) {
                Some((any_of, all_of)) => requirement::form(any_of, all_of),
                None => (requirement::DENIED, [0; 4]),
            },
        };
        let all_of = lists.len().saturating_sub(any_of) / ID_SIZE;
        Self { form, first, any_of: truncate(any_of / ID_SIZE), all_of: all_of as u32, tail: lists, set: PhantomData }
    }

    /// Reads the requirement at an offset of the tables. If the record is out of bounds, returns a requirement that
    /// refuses every request.
    #[inline]
    pub(crate) const fn at(tables: &Tables<'a>, at: usize) -> Self {
        let Some((_, rest)) = tables.literals().1.split_at_checked(at) else { return Self::DENIED };
        let Some((record, tail)) = rest.split_first_chunk::<{ requirement::SIZE }>() else { return Self::DENIED };
        let [f0, f1, n0, n1, l0, l1, l2, l3, a0, a1, b0, b1, c0, c1, d0, d1] = *record;
        let all_of = u32::from_le_bytes([l0, l1, l2, l3]);
        let first = [
            u16::from_le_bytes([a0, a1]),
            u16::from_le_bytes([b0, b1]),
            u16::from_le_bytes([c0, c1]),
            u16::from_le_bytes([d0, d1]),
        ];
        let (form, any_of) = (u16::from_le_bytes([f0, f1]), u16::from_le_bytes([n0, n1]));
        Self { form, first, any_of, all_of, tail, set: PhantomData }
    }

    /// Returns `true` if a caller with a verified token meets the requirement.
    ///
    /// `has` must return `true` for the ids of the caller's effective scopes. These are the granted scopes and all
    /// scopes that they imply. The method is for catalogs that are read at run time and have no `ScopeSet`.
    pub fn is_met_by_ids(&self, has: impl Fn(u16) -> bool) -> bool {
        self.is_met(has)
    }

    /// Iterates over the alternatives, each as ids of scopes: first those with a single scope, then the others.
    ///
    /// The method is for catalogs that are read at run time and have no `ScopeSet`.
    pub fn alternatives_as_ids(&self) -> impl Iterator<Item = impl Iterator<Item = u16> + use<'a, S>> + use<'a, S> {
        let (any_of, all_of) = self.lists();
        any_of.singles().chain(all_of)
    }

    /// The kind of the requirement. If the tables contain an invalid form, the kind is [`RequirementKind::Denied`].
    #[inline]
    pub const fn kind(&self) -> RequirementKind {
        match self.form {
            requirement::PUBLIC => RequirementKind::Public,
            requirement::AUTHENTICATED => RequirementKind::Authenticated,
            requirement::ALL | requirement::ANY | requirement::LISTS => RequirementKind::Scopes,
            _ => RequirementKind::Denied,
        }
    }

    /// The encoded alternatives. The slice is empty if the tables are too short.
    fn encoded_alternatives(&self) -> &'a [u8] {
        let length = (usize::from(self.any_of) + self.all_of as usize) * ID_SIZE;
        self.tail.get(..length).unwrap_or_default()
    }

    /// The alternatives with a single scope, and the others.
    fn lists(&self) -> (Ids<'a>, AllOf<'a>) {
        let (any_of, all_of) =
            self.encoded_alternatives().split_at_checked(usize::from(self.any_of) * ID_SIZE).unwrap_or((&[], &[]));
        (Ids::new(any_of), AllOf(Ids::new(all_of)))
    }

    /// Returns `true` if a caller with a verified token meets the requirement. `has` returns `true` for the ids of the
    /// effective scopes of the caller.
    #[inline]
    fn is_met(&self, has: impl Fn(u16) -> bool) -> bool {
        // Nearly all requirements have one of these forms. Their check does not branch on the results of `has`, which
        // the processor cannot predict.
        if matches!(self.form, requirement::ALL | requirement::ANY) {
            let [a, b, c, d] = self.first;
            let (a, b, c, d) = (has(a), has(b), has(c), has(d));
            return if self.form == requirement::ALL { a & b & c & d } else { a | b | c | d };
        }
        match self.kind() {
            RequirementKind::Denied => false,
            RequirementKind::Public | RequirementKind::Authenticated => true,
            RequirementKind::Scopes => self.any_alternative_is_met(has),
        }
    }

    /// Checks the alternatives one by one.
    fn any_alternative_is_met(&self, has: impl Fn(u16) -> bool) -> bool {
        let (mut any_of, mut all_of) = self.lists();
        any_of.any(&has) || all_of.any(|mut set| set.all(&has))
    }
}

impl<'a, S: CatalogSet> Requirement<'a, S> {
    /// Returns `true` if a caller with a verified token and these scopes meets the requirement.
    ///
    /// `effective` must include all scopes that the granted scopes imply.
    #[inline]
    pub fn is_met_by(&self, effective: &S) -> bool {
        self.is_met(|id| effective.has(id))
    }

    /// Iterates over the alternatives: first those with a single scope, then the others, both in catalog order.
    ///
    /// The iterator is empty unless the kind is [`RequirementKind::Scopes`].
    pub fn alternatives(&self) -> Alternatives<'a, S> {
        let (any_of, all_of) = self.lists();
        Alternatives { any_of, all_of, set: PhantomData }
    }

    /// Returns the alternative with the fewest scopes that `effective` lacks. If several alternatives have equally few,
    /// returns the first of them in catalog order. Returns `None` unless the kind is [`RequirementKind::Scopes`].
    ///
    /// A 403 response names the scopes of this alternative in the attribute `scope` of `WWW-Authenticate`, together
    /// with `error="insufficient_scope"` (RFC 6750 section 3.1).
    ///
    /// ```
    /// # use doc_catalogs::mail_service::*;
    /// let requirement = route("POST", "/invitations").requirement().unwrap();
    /// let nearest = |held| requirement.nearest_alternative(&held);
    /// assert_eq!(nearest(ScopeSet::EMPTY), Some(ScopeSet::literal("admin")));
    /// assert_eq!(nearest(ScopeSet::literal("mail")), Some(ScopeSet::literal("mail calendar")));
    /// ```
    pub fn nearest_alternative(&self, effective: &S) -> Option<S> {
        self.alternatives()
            .min_by_key(|alternative| (alternative.len() - alternative.intersection(*effective).len(), *alternative))
    }
}
