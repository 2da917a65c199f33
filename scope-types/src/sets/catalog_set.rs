//! What the `Scope` and the `ScopeSet` of any catalog have in common.

use crate::claims::parse_error::ParseError;
use crate::tables::Tables;
use crate::tables::layout::scope;
use crate::tables::listing::Listing;
use core::fmt;

/// The enum of a catalog's scopes. `catalog!` implements it; nobody else should.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::CatalogScope;
///
/// /// The names of any catalog.
/// fn names<T: CatalogScope>() -> Vec<&'static str> {
///     T::ALL.iter().map(|scope| scope.name()).collect()
/// }
/// assert_eq!(names::<Scope>(), ["mail", "calendar"]);
/// ```
pub trait CatalogScope: Copy + Ord + core::hash::Hash + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// The sets of such scopes.
    type Set: CatalogSet<Scope = Self>;

    /// The catalog that it was made from.
    #[doc(hidden)]
    const TABLES: &'static Tables<'static>;

    /// Its rows of `endpoints`, which few programs list.
    #[doc(hidden)]
    const LISTING: Listing;

    /// Every scope, in catalog order: the one at index `n` has the id `n`.
    const ALL: &'static [Self];

    /// The scope's number in the catalog, from 0.
    fn id(self) -> u16;

    /// The scope-token, such as `contacts:read`.
    fn name(self) -> &'static str {
        Self::TABLES.scope_text(self.id(), scope::NAME)
    }

    /// The scope with a number.
    fn from_id(id: u16) -> Option<Self> {
        Self::ALL.get(usize::from(id)).copied()
    }

    /// The scope that a name or an alias stands for.
    ///
    /// # Errors
    /// If the catalog has no such scope.
    fn from_token(token: &str) -> Result<Self, UnknownScope> {
        Self::TABLES.id_of(token.as_bytes()).and_then(Self::from_id).ok_or(UnknownScope(()))
    }

    /// Writes the name of the variant: what `Debug` shows.
    #[doc(hidden)]
    fn fmt_variant(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::TABLES.scope_text(self.id(), scope::VARIANT))
    }
}

/// A set of a catalog's scopes. `catalog!` implements it; nobody else should.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::CatalogSet;
///
/// /// How many scopes a token still lacks, of whichever catalog.
/// fn lacking<S: CatalogSet>(wanted: S, claim: &str) -> usize {
///     wanted.len() - wanted.intersection(S::from_claim(claim)).len()
/// }
/// assert_eq!(lacking(ScopeSet::ALL, "openid mail"), 1);
/// ```
pub trait CatalogSet: Copy + Ord + Default + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// The scopes that such a set holds.
    type Scope: CatalogScope<Set = Self>;

    /// No scope.
    const EMPTY: Self;

    /// Whether the scope with this id is in it.
    fn has(&self, id: u16) -> bool;

    /// Adds the scope with this id; an id that is none is ignored.
    fn add(&mut self, id: u16);

    /// How many scopes there are.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The scopes of both.
    #[must_use]
    fn intersection(self, other: Self) -> Self;

    /// With all that its scopes imply.
    #[must_use]
    fn with_implied(self) -> Self;

    /// Its scopes, in catalog order.
    fn scopes(self) -> impl DoubleEndedIterator<Item = Self::Scope> + ExactSizeIterator;

    /// The set of these ids; an id that is none is ignored.
    fn from_ids(ids: impl IntoIterator<Item = u16>) -> Self {
        let mut set = Self::EMPTY;
        for id in ids {
            set.add(id);
        }
        set
    }

    /// Reads the `scope` parameter of a request, strictly.
    ///
    /// # Errors
    /// The first token that is unknown or malformed.
    fn parse(text: &str) -> Result<Self, ParseError<'_>>;

    /// Reads the claim of a token that was issued already, leniently.
    fn from_claim(claim: &str) -> Self;

    /// Writes its scopes with single spaces between them: what `Display` shows.
    #[doc(hidden)]
    fn fmt_names(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tables = Self::Scope::TABLES;
        let mut ids = self.scopes().map(CatalogScope::id);
        let Some(first) = ids.next() else { return Ok(()) };
        // Scopes that follow each other are written at once.
        let (mut from, mut to, mut is_first) = (first, first + 1, true);
        for id in ids {
            if id != to {
                f.write_str(tables.run_of_names(from, to, is_first))?;
                (from, is_first) = (id, false);
            }
            to = id + 1;
        }
        f.write_str(tables.run_of_names(from, to, is_first))
    }

    /// Writes its scopes as a set of variants: what `Debug` shows.
    #[doc(hidden)]
    fn fmt_variants(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.scopes()).finish()
    }
}

/// A name or a number that is no scope of the catalog.
///
/// ```
/// # use doc_catalogs::mail::*;
/// assert_eq!("mail".parse(), Ok(Scope::Mail));
/// assert_eq!("post".parse::<Scope>().unwrap_err().to_string(), "no such scope in the catalog");
/// assert!(Scope::try_from(7).is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownScope(());

impl UnknownScope {
    #[doc(hidden)]
    pub const fn new() -> Self {
        Self(())
    }
}

impl Default for UnknownScope {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for UnknownScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such scope in the catalog")
    }
}

impl core::error::Error for UnknownScope {}
