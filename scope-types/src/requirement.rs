//! What an operation asks for, and whether a set of scopes meets it.

pub(crate) mod alternatives;
mod display;
pub(crate) mod dnf;
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

/// A requirement in normal form: of a row of the catalog, or of a `#[requires]`.
///
/// Of [`RequirementKind::Scopes`] it is a list of alternatives, each a set of scopes; no alternative asks for more than another.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Mail
/// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
/// # endpoints:
/// #   /invitations: { POST: "any(admin, all(mail, calendar))" }
/// # "# }
/// # fn main() {
/// let requirement = route("POST", "/invitations").requirement().unwrap();
/// assert!(requirement.is_met_by(&ScopeSet::literal("admin")));
/// assert!(requirement.is_met_by(&ScopeSet::literal("mail calendar")));
/// assert!(!requirement.is_met_by(&ScopeSet::literal("mail")));
/// # }
/// ```
pub struct Requirement<'a, S> {
    /// One of [`requirement`].
    form: u16,
    /// Up to four ids, see [`requirement::FIRST`].
    first: [u16; 4],
    /// How many alternatives are of one scope.
    any_of: u16,
    /// How many `u16` those of several take.
    all_of: u32,
    /// Bytes: the alternatives of one scope, then those of several, each a length, then that many ids; and perhaps more.
    behind: &'a [u8],
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
        self.form == other.form && self.any_of == other.any_of && self.octets() == other.octets()
    }
}

impl<S> Eq for Requirement<'_, S> {}

impl<'a, S> Requirement<'a, S> {
    const NOBODY: Self =
        Self { form: requirement::DENIED, first: [0; 4], any_of: 0, all_of: 0, behind: &[], set: PhantomData };

    /// What `lists` says, of which the first `any_of` bytes are alternatives of one scope.
    #[expect(clippy::cast_possible_truncation, reason = "lists are far shorter than 32 bits can count")]
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
        Self { form, first, any_of: truncate(any_of / ID_SIZE), all_of: all_of as u32, behind: lists, set: PhantomData }
    }

    /// The requirement at an offset of the table; where there is none, one that lets nobody in.
    #[inline]
    pub(crate) const fn at(tables: &Tables<'a>, at: usize) -> Self {
        let Some((_, rest)) = tables.literals().1.split_at_checked(at) else { return Self::NOBODY };
        let Some((record, behind)) = rest.split_first_chunk::<{ requirement::SIZE }>() else { return Self::NOBODY };
        let [f0, f1, n0, n1, l0, l1, l2, l3, a0, a1, b0, b1, c0, c1, d0, d1] = *record;
        let all_of = u32::from_le_bytes([l0, l1, l2, l3]);
        let first = [
            u16::from_le_bytes([a0, a1]),
            u16::from_le_bytes([b0, b1]),
            u16::from_le_bytes([c0, c1]),
            u16::from_le_bytes([d0, d1]),
        ];
        let (form, any_of) = (u16::from_le_bytes([f0, f1]), u16::from_le_bytes([n0, n1]));
        Self { form, first, any_of, all_of, behind, set: PhantomData }
    }

    /// Whether the holder of a verified token is let in who effectively holds the scopes that `has` knows, by id. For catalogs that
    /// are read at run time and have no `ScopeSet`.
    pub fn is_met_by_ids(&self, has: impl Fn(u16) -> bool) -> bool {
        self.is_met(has)
    }

    /// The ids of each alternative: first the alternatives of one scope, then those of several. For catalogs that are read at run
    /// time and have no `ScopeSet`.
    pub fn alternatives_as_ids(&self) -> impl Iterator<Item = impl Iterator<Item = u16> + use<'a, S>> + use<'a, S> {
        let (any_of, all_of) = self.lists();
        any_of.singles().chain(all_of)
    }

    /// Which kind it is. What is none in the table is one that lets nobody in.
    #[inline]
    pub const fn kind(&self) -> RequirementKind {
        match self.form {
            requirement::PUBLIC => RequirementKind::Public,
            requirement::AUTHENTICATED => RequirementKind::Authenticated,
            requirement::ALL | requirement::ANY | requirement::LISTS => RequirementKind::Scopes,
            _ => RequirementKind::Denied,
        }
    }

    /// What of `behind` is its own: nothing if it is shorter than it should be.
    fn octets(&self) -> &'a [u8] {
        let length = (usize::from(self.any_of) + self.all_of as usize) * ID_SIZE;
        self.behind.get(..length).unwrap_or_default()
    }

    /// The alternatives of one scope, and those of several.
    fn lists(&self) -> (Ids<'a>, AllOf<'a>) {
        let (any_of, all_of) = self.octets().split_at_checked(usize::from(self.any_of) * ID_SIZE).unwrap_or((&[], &[]));
        (Ids::new(any_of), AllOf(Ids::new(all_of)))
    }

    /// Whether somebody who was verified and effectively holds the ids that `has` knows is let in.
    #[inline]
    fn is_met(&self, has: impl Fn(u16) -> bool) -> bool {
        // Nearly all are of these forms. Nothing branches on what is held: that is as good as random.
        if matches!(self.form, requirement::ALL | requirement::ANY) {
            let [a, b, c, d] = self.first;
            let (a, b, c, d) = (has(a), has(b), has(c), has(d));
            return if self.form == requirement::ALL { a & b & c & d } else { a | b | c | d };
        }
        match self.kind() {
            RequirementKind::Denied => false,
            RequirementKind::Public | RequirementKind::Authenticated => true,
            RequirementKind::Scopes => self.lists_are_met(has),
        }
    }

    fn lists_are_met(&self, has: impl Fn(u16) -> bool) -> bool {
        let (mut any_of, mut all_of) = self.lists();
        any_of.any(&has) || all_of.any(|mut set| set.all(&has))
    }
}

impl<'a, S: CatalogSet> Requirement<'a, S> {
    /// Whether the holder of a verified token with these scopes is let in. The scopes are the effective ones, with all
    /// that they imply.
    #[inline]
    pub fn is_met_by(&self, effective: &S) -> bool {
        self.is_met(|id| effective.has(id))
    }

    /// The alternatives: first those of one scope, then those of several, each in catalog order. None unless the kind is
    /// [`RequirementKind::Scopes`].
    pub fn alternatives(&self) -> Alternatives<'a, S> {
        let (any_of, all_of) = self.lists();
        Alternatives { any_of, all_of, set: PhantomData }
    }

    /// The alternative that a set misses fewest scopes of; of several, the first in catalog order. It is what a 403 names.
    ///
    /// ```
    /// # scopewright::catalog! { yaml = r#"
    /// # catalog: Mail
    /// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
    /// # endpoints:
    /// #   /invitations: { POST: "any(admin, all(mail, calendar))" }
    /// # "# }
    /// # fn main() {
    /// let requirement = route("POST", "/invitations").requirement().unwrap();
    /// let nearest = |held| requirement.nearest_alternative(&held);
    /// assert_eq!(nearest(ScopeSet::EMPTY), Some(ScopeSet::literal("admin")));
    /// assert_eq!(nearest(ScopeSet::literal("mail")), Some(ScopeSet::literal("mail calendar")));
    /// # }
    /// ```
    pub fn nearest_alternative(&self, effective: &S) -> Option<S> {
        self.alternatives()
            .min_by_key(|alternative| (alternative.len() - alternative.intersection(*effective).len(), *alternative))
    }
}
