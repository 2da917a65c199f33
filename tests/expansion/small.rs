///The scopes of Address book, in catalog order.
#[repr(u16)]
#[derive(::core::cmp::PartialEq)]
#[allow(deprecated, clippy::doc_markdown)]
pub enum Scope {
    /**Read contacts.

Scope `contacts:read`, category People, line 9 of the catalog.

Authorises `GET` at or under `/contacts`, `/people`.*/
    #[doc(alias = "contacts:read")]
    ContactsRead,
    /**Create & delete \<contacts\>, see contacts\_all.

Scope `contacts:write`, category People, line 10 of the catalog.

Authorises `POST`, `DELETE` at or under `/contacts`, `/people`.

Implies `contacts:read`.*/
    #[doc(alias = "contacts:write")]
    #[doc(alias = "contacts:modify")]
    ContactsWrite,
    /**Export

Scope `https://book.example/auth/export`, category People, line 16 of the catalog.*/
    #[doc(alias = "https://book.example/auth/export")]
    #[deprecated(note = "since 2.0; use the scope `contacts:read`")]
    HttpsBookExampleAuthExport,
}
#[automatically_derived]
impl ::scopewright::CatalogScope for Scope {
    type Set = ScopeSet;
    const TABLES: &'static ::scopewright::__private::Tables<'static> = {
        static TEXT: &::core::primitive::str = " contacts:read contacts:write https://book.example/auth/exportAddress bookContactsReadContacts: ReadRead contacts.readGET/contacts/peopleContactsWriteContacts: WriteCreate & delete <contacts>, see contacts_all.writePOSTDELETEcontact.editcontacts:modifyHttpsBookExampleAuthExportExport2.0PeoplecontactsContactsSync";
        static DATA: ::scopewright::__private::Aligned<_> = ::scopewright::__private::Aligned(
            *b"...",
        );
        &::scopewright::__private::Tables::new(
            &TEXT,
            &DATA.0,
            "in src/lib.rs:1 of the package `address-book`",
        )
    };
    const LISTING: ::scopewright::__private::Listing = ::scopewright::__private::Listing::new(
        "/status/contacts/{id}/notes",
        b"...",
    );
    const ALL: &'static [Self] = Self::__all();
    #[inline]
    fn id(self) -> ::core::primitive::u16 {
        self as ::core::primitive::u16
    }
    #[inline]
    fn from_id(id: ::core::primitive::u16) -> ::core::option::Option<Self> {
        ::scopewright::__private::nth(Self::__all(), id)
    }
}
impl Scope {
    /// Every scope, in catalog order.
    pub const ALL: &'static [Self] = Self::__all();
    /// How many scopes there are.
    pub const COUNT: ::core::primitive::usize = 3;
    #[doc(hidden)]
    #[allow(deprecated)]
    #[inline]
    const fn __all() -> &'static [Self] {
        static ALL: [Scope; 3] = [
            Scope::ContactsRead,
            Scope::ContactsWrite,
            Scope::HttpsBookExampleAuthExport,
        ];
        &ALL
    }
    /// The scope-token, such as it stands in a token and in a request.
    #[must_use]
    #[inline]
    pub const fn name(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::NAME,
            )
    }
    /// A title for people: the catalog's, or one made from the name.
    #[must_use]
    #[inline]
    pub const fn title(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::TITLE,
            )
    }
    /// What it lets an application do, for people; empty where the catalog does not say.
    #[must_use]
    #[inline]
    pub const fn description(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::DESCRIPTION,
            )
    }
    /// The heading that it stands under.
    #[must_use]
    #[inline]
    pub const fn category(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_category(self as ::core::primitive::u16)
    }
    /// The API area, up to the first `.`: `campaigns` of `campaigns.email:read`. None for a name taken as it is.
    #[must_use]
    #[inline]
    pub const fn resource(
        self,
    ) -> ::core::option::Option<&'static ::core::primitive::str> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_area(self as ::core::primitive::u16)
    }
    /// The part of the API area behind the first `.`: `email` of `campaigns.email:read`.
    #[must_use]
    #[inline]
    pub const fn sub_resource(
        self,
    ) -> ::core::option::Option<&'static ::core::primitive::str> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_sub_area(self as ::core::primitive::u16)
    }
    /// The action: `read` of `campaigns.email:read`. None for a name taken as it is.
    #[must_use]
    #[inline]
    pub const fn action(
        self,
    ) -> ::core::option::Option<&'static ::core::primitive::str> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_action(self as ::core::primitive::u16)
    }
    /// The methods that it authorises at or under its paths.
    #[must_use]
    #[inline]
    pub const fn methods(self) -> ::scopewright::catalog::Strings<'static> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_strings(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::METHODS,
            )
    }
    /// The path prefixes that it authorises its methods at or under.
    #[must_use]
    #[inline]
    pub const fn paths(self) -> ::scopewright::catalog::Strings<'static> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_strings(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::PATHS,
            )
    }
    /// The ids of the provider's own permissions that it stands for.
    #[must_use]
    #[inline]
    pub const fn permissions(self) -> ::scopewright::catalog::Strings<'static> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_strings(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::PERMISSIONS,
            )
    }
    /// Older names that still parse as this scope.
    #[must_use]
    #[inline]
    pub const fn aliases(self) -> ::scopewright::catalog::Strings<'static> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_strings(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::ALIASES,
            )
    }
    /// Since when it is deprecated; empty where the catalog does not say, or it is not deprecated.
    #[must_use]
    #[inline]
    pub const fn deprecated_since(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::SINCE,
            )
    }
    /// The scope to use instead of a deprecated one.
    #[must_use]
    #[inline]
    pub const fn replacement(self) -> ::core::option::Option<Self> {
        match <Self as ::scopewright::CatalogScope>::TABLES
            .scope_replacement(self as ::core::primitive::u16)
        {
            ::core::option::Option::Some(id) => {
                ::scopewright::__private::nth(Self::__all(), id)
            }
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }
    /// Whether the catalog marks it as deprecated.
    #[must_use]
    #[inline]
    pub const fn is_deprecated(self) -> ::core::primitive::bool {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_is_deprecated(self as ::core::primitive::u16)
    }
    /// The line of the catalog that it is written on, from 1.
    #[must_use]
    #[inline]
    pub const fn line(self) -> ::core::primitive::u32 {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_line(self as ::core::primitive::u16)
    }
    /// The scope that a name, or an alias, stands for. Exact and case sensitive.
    #[must_use]
    #[inline]
    pub const fn from_name(
        name: &::core::primitive::str,
    ) -> ::core::option::Option<Self> {
        match <Self as ::scopewright::CatalogScope>::TABLES.id_of(name.as_bytes()) {
            ::core::option::Option::Some(id) => {
                ::scopewright::__private::nth(Self::__all(), id)
            }
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
impl ::core::clone::Clone for Scope {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}
#[automatically_derived]
impl ::core::marker::Copy for Scope {}
#[automatically_derived]
impl ::core::cmp::Eq for Scope {}
#[automatically_derived]
impl ::core::cmp::PartialOrd for Scope {
    #[inline]
    fn partial_cmp(
        &self,
        other: &Self,
    ) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
    }
}
#[automatically_derived]
impl ::core::cmp::Ord for Scope {
    #[inline]
    fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
        ::core::cmp::Ord::cmp(
            &(*self as ::core::primitive::u16),
            &(*other as ::core::primitive::u16),
        )
    }
}
#[automatically_derived]
impl ::core::hash::Hash for Scope {
    #[inline]
    fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
        ::core::hash::Hash::hash(&(*self as ::core::primitive::u16), state);
    }
}
#[automatically_derived]
impl ::core::str::FromStr for Scope {
    type Err = ::scopewright::claim::UnknownScope;
    #[inline]
    fn from_str(
        token: &::core::primitive::str,
    ) -> ::core::result::Result<Self, ::scopewright::claim::UnknownScope> {
        <Self as ::scopewright::CatalogScope>::from_token(token)
    }
}
#[automatically_derived]
impl ::core::convert::TryFrom<::core::primitive::u16> for Scope {
    type Error = ::scopewright::claim::UnknownScope;
    #[inline]
    fn try_from(
        id: ::core::primitive::u16,
    ) -> ::core::result::Result<Self, ::scopewright::claim::UnknownScope> {
        <Self as ::scopewright::CatalogScope>::from_id(id)
            .ok_or(::scopewright::claim::UnknownScope::new())
    }
}
#[automatically_derived]
impl ::core::convert::From<Scope> for ::core::primitive::u16 {
    #[inline]
    fn from(scope: Scope) -> ::core::primitive::u16 {
        scope as ::core::primitive::u16
    }
}
#[automatically_derived]
impl ::core::fmt::Display for Scope {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.name())
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for Scope {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        <Self as ::scopewright::CatalogScope>::fmt_variant(*self, f)
    }
}
#[automatically_derived]
impl ::core::convert::AsRef<::core::primitive::str> for Scope {
    #[inline]
    fn as_ref(&self) -> &::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                *self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::NAME,
            )
    }
}
/// The catalog as data: its title, categories, resources, endpoints and presets, in the order of the document.
pub const CATALOG: ::scopewright::catalog::Catalog<Scope> = ::scopewright::catalog::Catalog::new();
/// What the catalog asks for at a method and a path: the requirement, or why nobody is let in.
///
/// The method is case sensitive. The path is the one of the request line, percent-encoded as it came and without
/// the query; it is never repaired.
#[must_use]
#[inline]
pub const fn route(
    method: &::core::primitive::str,
    path: &::core::primitive::str,
) -> ::scopewright::Decision<'static, ScopeSet> {
    <Scope as ::scopewright::CatalogScope>::TABLES.route(method, path)
}
pub use __scope_set::ScopeSet;
#[doc(hidden)]
mod __scope_set {
    use super::Scope;
    ///A set of scopes of Address book.
    ///
    /// It holds nothing but scopes of the catalog, whatever it is made from. Sets are ordered as lists of scopes in
    /// catalog order are.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord,
        ::core::hash::Hash,
    )]
    pub struct ScopeSet(::scopewright::__private::Bits<1>);
    impl ScopeSet {
        /// No scope.
        pub const EMPTY: Self = Self(::scopewright::__private::Bits::EMPTY);
        /// Every scope.
        pub const ALL: Self = Self(::scopewright::__private::Bits::first(Scope::COUNT));
        /// These scopes.
        #[must_use]
        #[inline]
        pub const fn of(scopes: &[Scope]) -> Self {
            let mut set = Self::EMPTY;
            let mut rest = scopes;
            while let [scope, behind @ ..] = rest {
                set.0.insert(*scope as ::core::primitive::u16);
                rest = behind;
            }
            set
        }
        /// The scopes of a text of the program itself, separated by single spaces; of an empty text, none.
        ///
        /// Use it in a constant, where a scope that does not exist is a compile error:
        /// `const NEEDED: ScopeSet = ScopeSet::literal("...");`
        ///
        /// # Panics
        /// If the text is not such a list. In a constant this is the compile error; for texts that are not known when the
        /// program is compiled there is [`ScopeSet::parse`].
        #[must_use]
        #[track_caller]
        #[inline]
        pub const fn literal(text: &::core::primitive::str) -> Self {
            Self(<Scope as ::scopewright::CatalogScope>::TABLES.literal(text))
        }
        /// Reads the `scope` parameter of a request, strictly: RFC 6749 section 3.3.
        ///
        /// Exact and case sensitive; single spaces separate; aliases are accepted.
        ///
        /// # Errors
        /// The first token that is unknown or malformed, and its byte offset.
        #[inline]
        pub const fn parse(
            text: &::core::primitive::str,
        ) -> ::core::result::Result<Self, ::scopewright::claim::ParseError<'_>> {
            match <Scope as ::scopewright::CatalogScope>::TABLES.parse(text) {
                ::core::result::Result::Ok(bits) => {
                    ::core::result::Result::Ok(Self(bits))
                }
                ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
            }
        }
        /// Reads the `scope` claim of a token that was issued already, RFC 6749 section 3.3: unknown tokens are skipped,
        /// and an octet that the RFC does not allow voids the whole claim. [`ScopeSet::read_claim`] tells which.
        #[must_use]
        #[inline]
        pub const fn from_claim(claim: &::core::primitive::str) -> Self {
            Self(<Scope as ::scopewright::CatalogScope>::TABLES.claim(claim).0)
        }
        /// Like [`ScopeSet::from_claim`], and keeps what was skipped, or where the claim is void.
        #[must_use]
        #[inline]
        pub const fn read_claim(
            claim: &::core::primitive::str,
        ) -> ::scopewright::claim::Claim<'_, Self> {
            let (bits, voided_at) = <Scope as ::scopewright::CatalogScope>::TABLES
                .claim(claim);
            ::scopewright::claim::Claim::new(
                Self(bits),
                claim,
                voided_at,
                <Scope as ::scopewright::CatalogScope>::TABLES,
            )
        }
        /// The scopes of either.
        #[must_use]
        #[inline]
        pub const fn union(self, other: Self) -> Self {
            Self(self.0.union(other.0))
        }
        /// The scopes of both.
        #[must_use]
        #[inline]
        pub const fn intersection(self, other: Self) -> Self {
            Self(self.0.intersection(other.0))
        }
        /// The scopes that `other` has not.
        #[must_use]
        #[inline]
        pub const fn difference(self, other: Self) -> Self {
            Self(self.0.difference(other.0))
        }
        /// The scopes that exactly one of the two has.
        #[must_use]
        #[inline]
        pub const fn symmetric_difference(self, other: Self) -> Self {
            Self(self.0.symmetric_difference(other.0))
        }
        /// The scopes of the catalog that are not in it.
        #[must_use]
        #[inline]
        pub const fn complement(self) -> Self {
            Self::ALL.difference(self)
        }
        /// With every scope that its scopes imply.
        #[must_use]
        #[inline]
        pub const fn with_implied(self) -> Self {
            Self(<Scope as ::scopewright::CatalogScope>::TABLES.closed(self.0))
        }
        /// Whether `other` has every scope of it.
        #[must_use]
        #[inline]
        pub const fn is_subset(&self, other: &Self) -> ::core::primitive::bool {
            self.0.is_subset(&other.0)
        }
        /// Whether it has every scope of `other`.
        #[must_use]
        #[inline]
        pub const fn is_superset(&self, other: &Self) -> ::core::primitive::bool {
            other.0.is_subset(&self.0)
        }
        /// Whether the two have no scope in common.
        #[must_use]
        #[inline]
        pub const fn is_disjoint(&self, other: &Self) -> ::core::primitive::bool {
            self.0.is_disjoint(&other.0)
        }
        /// Whether a scope is in it.
        #[must_use]
        #[inline]
        pub const fn contains(&self, scope: Scope) -> ::core::primitive::bool {
            self.0.contains(scope as ::core::primitive::u16)
        }
        /// Adds a scope and says whether it was missing.
        #[inline]
        pub const fn insert(&mut self, scope: Scope) -> ::core::primitive::bool {
            self.0.insert(scope as ::core::primitive::u16)
        }
        /// Takes a scope away and says whether it was there.
        #[inline]
        pub const fn remove(&mut self, scope: Scope) -> ::core::primitive::bool {
            self.0.remove(scope as ::core::primitive::u16)
        }
        /// How many scopes there are.
        #[must_use]
        #[inline]
        pub const fn len(&self) -> ::core::primitive::usize {
            self.0.len()
        }
        /// Whether there is none.
        #[must_use]
        #[inline]
        pub const fn is_empty(&self) -> ::core::primitive::bool {
            self.0.is_empty()
        }
        /// Its scopes, in catalog order.
        #[must_use]
        #[inline]
        pub const fn iter(&self) -> ::scopewright::set::Iter<Scope, 1> {
            ::scopewright::set::Iter::new(self.0)
        }
    }
    impl Scope {
        /// Every scope that it implies, directly or not, without itself.
        #[must_use]
        #[inline]
        pub const fn implied(self) -> ScopeSet {
            ScopeSet(
                <Scope as ::scopewright::CatalogScope>::TABLES
                    .implied_set(self as ::core::primitive::u16),
            )
        }
    }
    #[automatically_derived]
    impl ::scopewright::CatalogSet for ScopeSet {
        type Scope = Scope;
        const EMPTY: Self = Self::EMPTY;
        #[inline]
        fn has(&self, id: ::core::primitive::u16) -> ::core::primitive::bool {
            self.0.contains(id)
        }
        #[inline]
        fn add(&mut self, id: ::core::primitive::u16) {
            if (id as ::core::primitive::usize) < Scope::COUNT {
                self.0.insert(id);
            }
        }
        #[inline]
        fn len(&self) -> ::core::primitive::usize {
            self.0.len()
        }
        #[inline]
        fn intersection(self, other: Self) -> Self {
            Self(self.0.intersection(other.0))
        }
        #[inline]
        fn with_implied(self) -> Self {
            Self::with_implied(self)
        }
        #[inline]
        fn scopes(
            self,
        ) -> impl ::core::iter::DoubleEndedIterator<
            Item = Scope,
        > + ::core::iter::ExactSizeIterator {
            ::scopewright::set::Iter::<Scope, 1>::new(self.0)
        }
        #[inline]
        fn parse(
            text: &::core::primitive::str,
        ) -> ::core::result::Result<Self, ::scopewright::claim::ParseError<'_>> {
            Self::parse(text)
        }
        #[inline]
        fn from_claim(claim: &::core::primitive::str) -> Self {
            Self::from_claim(claim)
        }
    }
    #[automatically_derived]
    impl ::core::default::Default for ScopeSet {
        #[inline]
        fn default() -> Self {
            Self::EMPTY
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for ScopeSet {
        #[inline]
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::scopewright::CatalogSet::fmt_names(*self, f)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for ScopeSet {
        #[inline]
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::scopewright::CatalogSet::fmt_variants(*self, f)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<Scope> for ScopeSet {
        #[inline]
        fn from(scope: Scope) -> Self {
            Self::of(&[scope])
        }
    }
    #[automatically_derived]
    impl<'a> ::core::convert::TryFrom<&'a ::core::primitive::str> for ScopeSet {
        type Error = ::scopewright::claim::ParseError<'a>;
        #[inline]
        fn try_from(
            text: &'a ::core::primitive::str,
        ) -> ::core::result::Result<Self, Self::Error> {
            Self::parse(text)
        }
    }
    #[automatically_derived]
    impl ::core::iter::FromIterator<Scope> for ScopeSet {
        #[inline]
        fn from_iter<I: ::core::iter::IntoIterator<Item = Scope>>(scopes: I) -> Self {
            let mut set = Self::EMPTY;
            ::core::iter::Extend::extend(&mut set, scopes);
            set
        }
    }
    #[automatically_derived]
    impl ::core::iter::Extend<Scope> for ScopeSet {
        #[inline]
        fn extend<I: ::core::iter::IntoIterator<Item = Scope>>(&mut self, scopes: I) {
            for scope in scopes {
                self.insert(scope);
            }
        }
    }
    #[automatically_derived]
    impl ::core::iter::IntoIterator for ScopeSet {
        type Item = Scope;
        type IntoIter = ::scopewright::set::Iter<Scope, 1>;
        #[inline]
        fn into_iter(self) -> Self::IntoIter {
            self.iter()
        }
    }
    #[automatically_derived]
    impl ::core::iter::IntoIterator for &ScopeSet {
        type Item = Scope;
        type IntoIter = ::scopewright::set::Iter<Scope, 1>;
        #[inline]
        fn into_iter(self) -> Self::IntoIter {
            self.iter()
        }
    }
    #[automatically_derived]
    impl ::core::ops::BitOr for ScopeSet {
        type Output = Self;
        #[inline]
        fn bitor(self, other: Self) -> Self {
            self.union(other)
        }
    }
    #[automatically_derived]
    impl ::core::ops::BitAnd for ScopeSet {
        type Output = Self;
        #[inline]
        fn bitand(self, other: Self) -> Self {
            self.intersection(other)
        }
    }
    #[automatically_derived]
    impl ::core::ops::BitXor for ScopeSet {
        type Output = Self;
        #[inline]
        fn bitxor(self, other: Self) -> Self {
            self.symmetric_difference(other)
        }
    }
    #[automatically_derived]
    impl ::core::ops::Sub for ScopeSet {
        type Output = Self;
        #[inline]
        fn sub(self, other: Self) -> Self {
            self.difference(other)
        }
    }
    #[automatically_derived]
    impl ::core::ops::BitOrAssign for ScopeSet {
        #[inline]
        fn bitor_assign(&mut self, other: Self) {
            *self = self.union(other);
        }
    }
    #[automatically_derived]
    impl ::core::ops::BitAndAssign for ScopeSet {
        #[inline]
        fn bitand_assign(&mut self, other: Self) {
            *self = self.intersection(other);
        }
    }
    #[automatically_derived]
    impl ::core::ops::BitXorAssign for ScopeSet {
        #[inline]
        fn bitxor_assign(&mut self, other: Self) {
            *self = self.symmetric_difference(other);
        }
    }
    #[automatically_derived]
    impl ::core::ops::SubAssign for ScopeSet {
        #[inline]
        fn sub_assign(&mut self, other: Self) {
            *self = self.difference(other);
        }
    }
    #[automatically_derived]
    impl ::core::ops::Not for ScopeSet {
        type Output = Self;
        #[inline]
        fn not(self) -> Self {
            self.complement()
        }
    }
}
/// What the caller of an operation holds: nothing, an invalid token, or a verified one with its scopes.
pub type Caller = ::scopewright::Caller<ScopeSet>;
#[doc(inline)]
pub use ::scopewright::__private::requires;
/// What `#[requires]` expands to: a proof whose type spells the requirement.
#[allow(unexpected_cfgs)]
pub mod requires {
    #[doc(inline)]
    pub use ::scopewright::requirement::{
        All, Any, Authenticated, DenyAll, Has, Keyword, Public,
    };
    #[doc(hidden)]
    pub use ::scopewright::__private::{AUTHENTICATED, DENIED, PUBLIC};
    /// A proof that the caller meets the requirement `R`.
    pub type Authorized<R> = ::scopewright::Authorized<super::ScopeSet, R>;
    /// The scope with this name: looked up by the compiler, for every scope in a `#[requires]`.
    ///
    /// # Panics
    /// In constant evaluation, as the compile error that an unknown scope is.
    #[doc(hidden)]
    #[inline]
    #[track_caller]
    pub const fn index(
        fingerprint: ::core::primitive::u128,
        name: &::core::primitive::str,
    ) -> ::core::primitive::u16 {
        <super::Scope as ::scopewright::CatalogScope>::TABLES.index(fingerprint, name)
    }
    /// The check of `#[requires(..., from = source)]`.
    ///
    /// # Errors
    /// Why the caller is refused.
    #[doc(hidden)]
    #[inline]
    pub fn check<R: ::scopewright::requirement::Require<super::ScopeSet>>(
        source: &(impl ::scopewright::CallerSource<
            super::ScopeSet,
        > + ?::core::marker::Sized),
    ) -> ::core::result::Result<Authorized<R>, ::scopewright::Denied> {
        ::scopewright::__private::check(source)
    }
    /// The names of the scopes, as editors look them up.
    #[cfg(rust_analyzer)]
    #[allow(missing_docs, non_upper_case_globals, non_snake_case)]
    pub mod names {
        ::scopewright::__private::names! {
            (::scopewright) yaml =
            "\ncatalog: Address book\nactions: { read: [GET], write: [POST, DELETE] }\ncategories:\n  People:\n    resources:\n      contacts:\n        paths: [/contacts, /people]\n        read: Read contacts.\n        write:\n          description: Create & delete <contacts>, see contacts_all.\n          permissions: [contact.edit]\n          implies: [contacts:read]\n          aliases: [contacts:modify]\n    scopes:\n      \"https://book.example/auth/export\": { title: Export, deprecated: { since: \"2.0\", use: contacts:read } }\nrequirements:\n  edit: any(contacts:write, all(contacts:read, \"https://book.example/auth/export\"))\nendpoints:\n  /contacts/{id}/notes: { GET: contacts:read, POST: $edit }\n  /status: { GET: public }\npresets:\n  Sync: contacts:read, contacts:write\n"
        }
    }
}
::scopewright::__serde!(Scope ScopeSet);
