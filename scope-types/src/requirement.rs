//! What an operation asks for, and whether a set of scopes meets it.

mod language;

use crate::ids::Ids;
use crate::layout::{ID_SIZE, requirement};
use crate::set::CatalogSet;
use crate::tables::{Tables, truncate};
use core::fmt;
use core::marker::PhantomData;

pub use language::words;

/// The four kinds of a requirement.
///
/// ```
/// # scopewright::catalog! { yaml = r#"
/// # catalog: Mail
/// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
/// # endpoints:
/// #   /status: { GET: public }
/// #   /me: { GET: authenticated }
/// #   /inbox: { GET: mail }
/// #   /debug: { GET: denied }
/// # "# }
/// # fn main() {
/// use scopewright::Kind;
///
/// let kind = |path| route("GET", path).requirement().map(|requirement| requirement.kind());
/// assert_eq!(kind("/status"), Some(Kind::Public));
/// assert_eq!(kind("/me"), Some(Kind::Authenticated));
/// assert_eq!(kind("/inbox"), Some(Kind::Scopes));
/// assert_eq!(kind("/debug"), Some(Kind::Denied));
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// Nobody may.
    Denied,
    /// Everybody may; no token is needed.
    Public,
    /// Whoever has a verified token may, even one without scopes.
    Authenticated,
    /// Whoever has the scopes of one of the alternatives may.
    Scopes,
}

/// A requirement in normal form: of a row of the catalog, or of a `#[requires]`.
///
/// Of [`Kind::Scopes`] it is a list of alternatives, each a set of scopes; no alternative asks for more than another.
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
pub struct Requirement<S> {
    /// One of [`requirement`].
    form: u16,
    /// Up to four ids, see [`requirement::FIRST`].
    first: [u16; 4],
    /// How many alternatives are of one scope.
    any_of: u16,
    /// How many `u16` those of several take.
    all_of: u32,
    /// Bytes: the alternatives of one scope, then those of several, each a length, then that many ids; and perhaps more.
    behind: &'static [u8],
    set: PhantomData<fn() -> S>,
}

impl<S> Clone for Requirement<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Requirement<S> {}

impl<S> PartialEq for Requirement<S> {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form && self.any_of == other.any_of && self.octets() == other.octets()
    }
}

impl<S> Eq for Requirement<S> {}

impl<S> Requirement<S> {
    const NOBODY: Self =
        Self { form: requirement::DENIED, first: [0; 4], any_of: 0, all_of: 0, behind: &[], set: PhantomData };

    /// What `lists` says, of which the first `any_of` bytes are alternatives of one scope.
    #[expect(clippy::cast_possible_truncation, reason = "lists are far shorter than 32 bits can count")]
    pub(crate) const fn new(kind: Kind, lists: &'static [u8], any_of: usize) -> Self {
        let (form, first) = match kind {
            Kind::Denied => (requirement::DENIED, [0; 4]),
            Kind::Public => (requirement::PUBLIC, [0; 4]),
            Kind::Authenticated => (requirement::AUTHENTICATED, [0; 4]),
            Kind::Scopes => match lists.split_at_checked(any_of) {
                Some((any_of, all_of)) => requirement::form(any_of, all_of),
                None => (requirement::DENIED, [0; 4]),
            },
        };
        let all_of = lists.len().saturating_sub(any_of) / ID_SIZE;
        Self { form, first, any_of: truncate(any_of / ID_SIZE), all_of: all_of as u32, behind: lists, set: PhantomData }
    }

    /// The requirement at an offset of the table; where there is none, one that lets nobody in.
    #[inline]
    pub(crate) const fn at(tables: &Tables, at: usize) -> Self {
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

    /// Which kind it is. What is none in the table is one that lets nobody in.
    #[inline]
    pub const fn kind(&self) -> Kind {
        match self.form {
            requirement::PUBLIC => Kind::Public,
            requirement::AUTHENTICATED => Kind::Authenticated,
            requirement::ALL | requirement::ANY | requirement::LISTS => Kind::Scopes,
            _ => Kind::Denied,
        }
    }

    /// What of `behind` is its own: nothing if it is shorter than it should be.
    fn octets(&self) -> &'static [u8] {
        let length = (usize::from(self.any_of) + self.all_of as usize) * ID_SIZE;
        self.behind.get(..length).unwrap_or_default()
    }

    /// The alternatives of one scope, and those of several.
    fn lists(&self) -> (Ids, AllOf) {
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
            Kind::Denied => false,
            Kind::Public | Kind::Authenticated => true,
            Kind::Scopes => self.lists_are_met(has),
        }
    }

    fn lists_are_met(&self, has: impl Fn(u16) -> bool) -> bool {
        let (mut any_of, mut all_of) = self.lists();
        any_of.any(&has) || all_of.any(|mut set| set.all(&has))
    }
}

impl<S: CatalogSet> Requirement<S> {
    /// Whether the holder of a verified token with these scopes is let in. The scopes are the effective ones, with all
    /// that they imply.
    #[inline]
    pub fn is_met_by(&self, effective: &S) -> bool {
        self.is_met(|id| effective.has(id))
    }

    /// The alternatives: first those of one scope, then those of several, each in catalog order. None unless the kind is
    /// [`Kind::Scopes`].
    pub fn alternatives(&self) -> Alternatives<S> {
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

/// The alternatives of several scopes.
#[derive(Clone)]
struct AllOf(Ids);

impl Iterator for AllOf {
    type Item = Ids;

    fn next(&mut self) -> Option<Ids> {
        let (count, rest) = self.0.split_first()?;
        let (set, rest) = rest.split_at(usize::from(count))?;
        self.0 = rest;
        Some(set)
    }
}

/// The alternatives of a requirement: see [`Requirement::alternatives`].
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
/// let alternatives: Vec<ScopeSet> = requirement.alternatives().collect();
/// assert_eq!(alternatives, [ScopeSet::literal("admin"), ScopeSet::literal("mail calendar")]);
/// # }
/// ```
pub struct Alternatives<S> {
    any_of: Ids,
    all_of: AllOf,
    set: PhantomData<fn() -> S>,
}

impl<S: CatalogSet> Iterator for Alternatives<S> {
    type Item = S;

    fn next(&mut self) -> Option<S> {
        if let Some(id) = self.any_of.next() {
            return Some(S::from_ids([id]));
        }
        self.all_of.next().map(S::from_ids)
    }
}

impl<S> Clone for Alternatives<S> {
    fn clone(&self) -> Self {
        Self { any_of: self.any_of, all_of: self.all_of.clone(), set: PhantomData }
    }
}

/// The alternatives that are left.
impl<S: CatalogSet> fmt::Debug for Alternatives<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Alternatives ")?;
        f.debug_list().entries(self.clone()).finish()
    }
}
