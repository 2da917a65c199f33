//! The traits that the `Scope` and the `ScopeSet` of every catalog implement.

use crate::claims::parse_error::ParseError;
use crate::tables::Tables;
use crate::tables::layout::scope;
use crate::tables::listing::Listing;
use core::fmt;

/// The enum of the scopes of a catalog. Do not implement this trait: code that `catalog!` generates implements it.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::CatalogScope;
///
/// /// Returns the names of the scopes of any catalog.
/// fn names<T: CatalogScope>() -> Vec<&'static str> {
///     T::ALL.iter().map(|scope| scope.name()).collect()
/// }
/// assert_eq!(names::<Scope>(), ["mail", "calendar"]);
/// ```
pub trait CatalogScope: Copy + Ord + core::hash::Hash + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// The type of the sets of these scopes.
    type Set: CatalogSet<Scope = Self>;

    /// The tables of the catalog.
    #[doc(hidden)]
    const TABLES: &'static Tables<'static>;

    /// The rows of `endpoints`. They are separate from the tables, because few programs list them.
    #[doc(hidden)]
    const LISTING: Listing;

    /// All scopes in catalog order, which is the order of their ids. The scope at index `n` has the id `n`.
    const ALL: &'static [Self];

    /// The id of the scope: its number in the catalog, counted from 0.
    fn id(self) -> u16;

    /// The scope-token, such as `contacts:read`.
    fn name(self) -> &'static str {
        Self::TABLES.scope_text(self.id(), scope::NAME)
    }

    /// Returns the scope with an id, or `None` if the catalog has no scope with this id.
    fn from_id(id: u16) -> Option<Self>;

    /// Returns the scope with this name or alias.
    ///
    /// # Errors
    /// Returns [`UnknownScope`] if the catalog does not define the name.
    fn from_token(token: &str) -> Result<Self, UnknownScope> {
        Self::TABLES.id_of(token.as_bytes()).and_then(Self::from_id).ok_or(UnknownScope(()))
    }

    /// Writes the name of the enum variant, which is the output of `Debug`.
    #[doc(hidden)]
    fn fmt_variant(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::TABLES.scope_text(self.id(), scope::VARIANT))
    }
}

/// A set of scopes of one catalog. Do not implement this trait: code that `catalog!` generates implements it.
///
/// ```
/// # use doc_catalogs::mail::*;
/// use scopewright::CatalogSet;
///
/// /// Returns the number of wanted scopes that a claim does not grant, for any catalog.
/// fn lacking<S: CatalogSet>(wanted: S, claim: &str) -> usize {
///     wanted.len() - wanted.intersection(S::from_claim(claim)).len()
/// }
/// assert_eq!(lacking(ScopeSet::ALL, "openid mail"), 1);
/// ```
pub trait CatalogSet: Copy + Ord + Default + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// The type of the scopes in the set.
    type Scope: CatalogScope<Set = Self>;

    /// The empty set.
    const EMPTY: Self;

    /// Returns `true` if the set contains the scope with this id.
    fn has(&self, id: u16) -> bool;

    /// Adds the scope with this id. If the catalog has no scope with this id, the set does not change.
    fn add(&mut self, id: u16);

    /// The number of scopes.
    fn len(&self) -> usize;

    /// Returns `true` if the set is empty.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the scopes that are in both sets.
    #[must_use]
    fn intersection(self, other: Self) -> Self;

    /// Returns the scopes of the set and all scopes that they imply.
    #[must_use]
    fn with_implied(self) -> Self;

    /// Iterates over the scopes in catalog order.
    fn scopes(self) -> impl DoubleEndedIterator<Item = Self::Scope> + ExactSizeIterator;

    /// Returns the set of the scopes with these ids. Ids that the catalog does not have are ignored.
    fn from_ids(ids: impl IntoIterator<Item = u16>) -> Self {
        let mut set = Self::EMPTY;
        for id in ids {
            set.add(id);
        }
        set
    }

    /// Returns the scopes that a user holds by permissions, which the provider knows by its own ids: a scope is held if
    /// all of its `permissions` in the catalog are. A scope without `permissions` is never held in this way.
    ///
    /// Scopes that these imply are not added, as [`CatalogSet::from_claim`] does not add them. `Caller` does.
    ///
    /// `is_held` is called at most once for each permission of each scope. For many permissions, let it look the id up in
    /// a set.
    ///
    /// ```
    /// # use doc_catalogs::permissions::*;
    /// use scopewright::CatalogSet;
    ///
    /// // In this catalog, `mail:write` corresponds to the permissions 101 and 102.
    /// let of_user = ["100", "101"];
    /// let scopes = ScopeSet::from_permissions(|id| of_user.contains(&id));
    /// assert_eq!(scopes, ScopeSet::literal("mail:read"));
    /// ```
    fn from_permissions(is_held: impl Fn(&str) -> bool) -> Self {
        let tables = Self::Scope::TABLES;
        let is_scope_held = |id: &u16| {
            let permissions = tables.scope_strings(*id, scope::PERMISSIONS);
            !permissions.is_empty() && permissions.iter().all(&is_held)
        };
        Self::from_ids(Self::Scope::ALL.iter().map(|scope| scope.id()).filter(is_scope_held))
    }

    /// Parses the `scope` parameter of a request (RFC 6749 section 3.3).
    ///
    /// # Errors
    /// Returns the first mistake: an empty text, a superfluous space, or a scope-token that is unknown or malformed.
    fn parse(text: &str) -> Result<Self, ParseError<'_>>;

    /// Reads the `scope` claim of an access token. Unknown scope-tokens are skipped. If the claim contains an octet
    /// that RFC 6749 section 3.3 does not allow, returns the empty set.
    fn from_claim(claim: &str) -> Self;

    /// Writes the names of the scopes with single spaces between them, which is the output of `Display`.
    #[doc(hidden)]
    fn fmt_names(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tables = Self::Scope::TABLES;
        let mut ids = self.scopes().map(CatalogScope::id);
        let Some(first) = ids.next() else { return Ok(()) };
        // The names of scopes with consecutive ids are one slice of the tables, so they are written at once.
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

    /// Writes the scopes as a set of enum variants, which is the output of `Debug`.
    #[doc(hidden)]
    fn fmt_variants(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.scopes()).finish()
    }
}

/// The error for a name or a number that does not identify a scope of the catalog.
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
