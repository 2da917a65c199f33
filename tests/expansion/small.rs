/// The scopes of Address book, in catalog order.
///
/// The number of a scope in the catalog, from 0, is `scope as u16`.
#[repr(u16)]
#[derive(::core::cmp::PartialEq)]
#[allow(deprecated, reason = "the derived implementation names deprecated scopes, too")]
#[allow(clippy::doc_markdown, reason = "the descriptions are texts of the catalog")]
pub enum Scope {
    /**Read contacts.

The scope `contacts:read`, in the category People, on line 9 of the catalog.

Authorizes `GET` at and under `/contacts`, `/people`.*/
    #[doc(alias = "contacts:read")]
    ContactsRead,
    /**Create & delete \<contacts\>, see contacts\_all.

The scope `contacts:write`, in the category People, on line 10 of the catalog.

Authorizes `POST`, `DELETE` at and under `/contacts`, `/people`.

Implies `contacts:read`.*/
    #[doc(alias = "contacts:write")]
    #[doc(alias = "contacts:modify")]
    ContactsWrite,
    /**Export

The scope `https://book.example/auth/export`, in the category People, on line 16 of the catalog.*/
    #[doc(alias = "https://book.example/auth/export")]
    #[deprecated(note = "since 2.0; use the scope `contacts:read`")]
    HttpsBookExampleAuthExport,
}
impl Scope {
    /// Every scope, in catalog order.
    pub const ALL: &'static [Self] = Self::__all();
    /// The number of scopes.
    pub const COUNT: ::core::primitive::usize = 3;
    /// Returns the scope with this name or alias. Names are case-sensitive.
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
    /// Returns the name of the scope, as tokens and requests have it: a scope-token of RFC 6749 section 3.3.
    #[must_use]
    #[inline]
    pub const fn name(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::NAME,
            )
    }
    /// Returns the title for people. If the catalog has no title, it is made from the name.
    #[must_use]
    #[inline]
    pub const fn title(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::TITLE,
            )
    }
    /// Returns the description for people. It is empty if the catalog has none.
    #[must_use]
    #[inline]
    pub const fn description(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::DESCRIPTION,
            )
    }
    /// Returns the name of the category, which groups scopes for people.
    #[must_use]
    #[inline]
    pub const fn category(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_category(self as ::core::primitive::u16)
    }
    /// Returns the resource up to its first `.`, such as `campaigns` for `campaigns.email:read`.
    ///
    /// `None` if the catalog does not build the name from a resource and an action.
    #[must_use]
    #[inline]
    pub const fn resource(
        self,
    ) -> ::core::option::Option<&'static ::core::primitive::str> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_area(self as ::core::primitive::u16)
    }
    /// Returns the part of the resource after its first `.`, such as `email` for `campaigns.email:read`.
    ///
    /// `None` if there is no such part.
    #[must_use]
    #[inline]
    pub const fn sub_resource(
        self,
    ) -> ::core::option::Option<&'static ::core::primitive::str> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_sub_area(self as ::core::primitive::u16)
    }
    /// Returns the action, such as `read` for `campaigns.email:read`.
    ///
    /// `None` if the catalog does not build the name from a resource and an action.
    #[must_use]
    #[inline]
    pub const fn action(
        self,
    ) -> ::core::option::Option<&'static ::core::primitive::str> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_action(self as ::core::primitive::u16)
    }
    /// Returns the HTTP methods that the scope authorizes on its paths.
    #[must_use]
    #[inline]
    pub const fn methods(self) -> ::scopewright::catalog::Strings<'static> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_strings(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::METHODS,
            )
    }
    /// Returns the path prefixes of the scope. A prefix covers itself and every path under it.
    #[must_use]
    #[inline]
    pub const fn paths(self) -> ::scopewright::catalog::Strings<'static> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_strings(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::PATHS,
            )
    }
    /// Returns the ids of the provider's own permissions that correspond to the scope.
    #[must_use]
    #[inline]
    pub const fn permissions(self) -> ::scopewright::catalog::Strings<'static> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_strings(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::PERMISSIONS,
            )
    }
    /// Returns the aliases: older names that tokens and requests may still have.
    #[must_use]
    #[inline]
    pub const fn aliases(self) -> ::scopewright::catalog::Strings<'static> {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_strings(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::ALIASES,
            )
    }
    /// Returns the version since which the scope is deprecated.
    ///
    /// It is empty if the scope is not deprecated, or if the catalog names no version.
    #[must_use]
    #[inline]
    pub const fn deprecated_since(self) -> &'static ::core::primitive::str {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_text(
                self as ::core::primitive::u16,
                ::scopewright::__private::layout::scope::SINCE,
            )
    }
    /// Returns the scope to use instead of this one, if it is deprecated and the catalog names a replacement.
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
    /// Returns whether the scope is deprecated.
    #[must_use]
    #[inline]
    pub const fn is_deprecated(self) -> ::core::primitive::bool {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_is_deprecated(self as ::core::primitive::u16)
    }
    /// Returns the line of the catalog that defines the scope. The first line is 1.
    #[must_use]
    #[inline]
    pub const fn line(self) -> ::core::primitive::u32 {
        <Self as ::scopewright::CatalogScope>::TABLES
            .scope_line(self as ::core::primitive::u16)
    }
    #[doc(hidden)]
    #[allow(deprecated, reason = "the list has deprecated scopes, too")]
    #[inline]
    const fn __all() -> &'static [Self] {
        static ALL: [Scope; 3] = [
            Scope::ContactsRead,
            Scope::ContactsWrite,
            Scope::HttpsBookExampleAuthExport,
        ];
        &ALL
    }
}
pub use __scope_set::ScopeSet;
#[doc(hidden)]
mod __scope_set {
    use super::Scope;
    /// A set of scopes of Address book.
    ///
    /// `Display` writes the names in catalog order, separated by spaces. Sets are ordered like the lists of
    /// their scopes in catalog order.
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
        /// The empty set.
        pub const EMPTY: Self = Self(::scopewright::__private::Bits::EMPTY);
        /// The set of every scope.
        pub const ALL: Self = Self(::scopewright::__private::Bits::first(Scope::COUNT));
        /// Returns the set of these scopes.
        #[must_use]
        #[inline]
        pub const fn of(scopes: &[Scope]) -> Self {
            let mut set = Self::EMPTY;
            let mut rest = scopes;
            while let [scope, others @ ..] = rest {
                set.0.insert(*scope as ::core::primitive::u16);
                rest = others;
            }
            set
        }
        /// Returns the set of the scopes in a literal of the program, separated by single spaces.
        ///
        /// Use it in a constant, where an unknown scope is a compile error:
        /// `const NEEDED: ScopeSet = ScopeSet::literal("...");`. An empty literal is the empty set.
        ///
        /// # Panics
        /// Panics if a scope is unknown or the text is malformed. In a constant, the panic is the compile error. For a
        /// text that is only known at run time, use [`ScopeSet::parse`].
        #[must_use]
        #[track_caller]
        #[inline]
        pub const fn literal(text: &::core::primitive::str) -> Self {
            Self(<Scope as ::scopewright::CatalogScope>::TABLES.literal(text))
        }
        /// Parses the parameter `scope` of a request, strictly: RFC 6749 section 3.3.
        ///
        /// Names are case-sensitive and separated by single spaces. Aliases are accepted.
        ///
        /// # Errors
        /// Returns the first unknown or malformed scope and its byte offset. An empty text is an error, too.
        #[inline]
        pub const fn parse(
            text: &::core::primitive::str,
        ) -> ::core::result::Result<Self, ::scopewright::ParseError<'_>> {
            match <Scope as ::scopewright::CatalogScope>::TABLES.parse(text) {
                ::core::result::Result::Ok(bits) => {
                    ::core::result::Result::Ok(Self(bits))
                }
                ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
            }
        }
        /// Reads the claim `scope` of a verified token, leniently: RFC 6749 section 3.3.
        ///
        /// Unknown scopes are skipped, because the token may have scopes of other services. If the claim has an octet
        /// that the RFC does not allow, the whole claim is void and the set is empty. [`ScopeSet::read_claim`] reports
        /// both.
        #[must_use]
        #[inline]
        pub const fn from_claim(claim: &::core::primitive::str) -> Self {
            Self(<Scope as ::scopewright::CatalogScope>::TABLES.claim(claim).0)
        }
        /// Reads a claim like [`ScopeSet::from_claim`], and reports the skipped scopes, or the place of an octet that
        /// makes the claim void.
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
        /// Returns the scopes that are in one of the sets or in both.
        #[must_use]
        #[inline]
        pub const fn union(self, other: Self) -> Self {
            Self(self.0.union(other.0))
        }
        /// Returns the scopes that are in both sets.
        #[must_use]
        #[inline]
        pub const fn intersection(self, other: Self) -> Self {
            Self(self.0.intersection(other.0))
        }
        /// Returns the scopes of this set that are not in `other`.
        #[must_use]
        #[inline]
        pub const fn difference(self, other: Self) -> Self {
            Self(self.0.difference(other.0))
        }
        /// Returns the scopes that are in exactly one of the sets.
        #[must_use]
        #[inline]
        pub const fn symmetric_difference(self, other: Self) -> Self {
            Self(self.0.symmetric_difference(other.0))
        }
        /// Returns the scopes of the catalog that are not in this set.
        #[must_use]
        #[inline]
        pub const fn complement(self) -> Self {
            Self::ALL.difference(self)
        }
        /// Returns the set together with every scope that its scopes imply.
        #[must_use]
        #[inline]
        pub const fn with_implied(self) -> Self {
            Self(<Scope as ::scopewright::CatalogScope>::TABLES.closed(self.0))
        }
        /// Returns whether every scope of this set is in `other`.
        #[must_use]
        #[inline]
        pub const fn is_subset(&self, other: &Self) -> ::core::primitive::bool {
            self.0.is_subset(&other.0)
        }
        /// Returns whether every scope of `other` is in this set.
        #[must_use]
        #[inline]
        pub const fn is_superset(&self, other: &Self) -> ::core::primitive::bool {
            other.0.is_subset(&self.0)
        }
        /// Returns whether the sets have no scope in common.
        #[must_use]
        #[inline]
        pub const fn is_disjoint(&self, other: &Self) -> ::core::primitive::bool {
            self.0.is_disjoint(&other.0)
        }
        /// Returns whether the scope is in the set.
        #[must_use]
        #[inline]
        pub const fn contains(&self, scope: Scope) -> ::core::primitive::bool {
            self.0.contains(scope as ::core::primitive::u16)
        }
        /// Adds a scope. Returns whether the set changed.
        #[inline]
        pub const fn insert(&mut self, scope: Scope) -> ::core::primitive::bool {
            self.0.insert(scope as ::core::primitive::u16)
        }
        /// Removes a scope. Returns whether the set changed.
        #[inline]
        pub const fn remove(&mut self, scope: Scope) -> ::core::primitive::bool {
            self.0.remove(scope as ::core::primitive::u16)
        }
        /// Returns the number of scopes in the set.
        #[must_use]
        #[inline]
        pub const fn len(&self) -> ::core::primitive::usize {
            self.0.len()
        }
        /// Returns whether the set is empty.
        #[must_use]
        #[inline]
        pub const fn is_empty(&self) -> ::core::primitive::bool {
            self.0.is_empty()
        }
        /// Returns an iterator over the scopes, in catalog order.
        #[must_use]
        #[inline]
        pub const fn iter(&self) -> ::scopewright::set::Iter<Scope, 1> {
            ::scopewright::set::Iter::new(self.0)
        }
    }
    impl Scope {
        /// Returns every scope that this scope implies, directly or through other scopes. The scope itself is
        /// not in the set.
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
        ) -> ::core::result::Result<Self, ::scopewright::ParseError<'_>> {
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
        type Error = ::scopewright::ParseError<'a>;
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
/// Returns the requirement for an HTTP method and a path, or the reason why every request for them is refused.
///
/// The method is case-sensitive (RFC 9110 section 9.1). The path is the one of the request target,
/// percent-encoded as it was received and without the query. An ambiguous path such as `/a/../b` is refused,
/// not repaired.
#[must_use]
#[inline]
pub const fn route(
    method: &::core::primitive::str,
    path: &::core::primitive::str,
) -> ::scopewright::Decision<'static, ScopeSet> {
    <Scope as ::scopewright::CatalogScope>::TABLES.route(method, path)
}
/// The catalog as data: its title, categories, resources, endpoints and presets, in the order of the document.
pub const CATALOG: ::scopewright::catalog::Catalog<Scope> = ::scopewright::catalog::Catalog::new();
/// The caller of an operation: a request without a token, with an invalid token, or with a verified token and
/// its scopes.
pub type Caller = ::scopewright::Caller<ScopeSet>;
#[doc(inline)]
pub use ::scopewright::__private::requires;
/// The types of the attribute `#[requires]`: the proof [`Authorized`](requires::Authorized), and the types that
/// its parameter `R` consists of.
#[allow(unexpected_cfgs, reason = "rust-analyzer sets `rust_analyzer`")]
pub mod requires {
    #[doc(inline)]
    pub use ::scopewright::requirement::{
        All, Any, Authenticated, DenyAll, Has, Keyword, Public,
    };
    #[doc(hidden)]
    pub use ::scopewright::__private::{AUTHENTICATED, DENIED, PUBLIC};
    /// The proof that a caller meets the requirement `R`: the type of the parameter that `#[requires]` adds.
    pub type Authorized<R> = ::scopewright::Authorized<super::ScopeSet, R>;
    /// Returns the number of a scope. The compiler evaluates this function for each scope in `#[requires]`.
    ///
    /// # Panics
    /// Panics if the catalog does not have the scope. The panic in constant evaluation is a compile error.
    #[doc(hidden)]
    #[inline]
    #[track_caller]
    pub const fn index(
        fingerprint: ::core::primitive::u128,
        name: &::core::primitive::str,
    ) -> ::core::primitive::u16 {
        <super::Scope as ::scopewright::CatalogScope>::TABLES.index(fingerprint, name)
    }
    /// Checks the caller in a source, for `#[requires(..., from = source)]`.
    ///
    /// # Errors
    /// Returns the refusal if the source has no caller, or if the caller does not meet the requirement.
    #[doc(hidden)]
    #[inline]
    pub fn check<R: ::scopewright::requirement::Require<super::ScopeSet>>(
        source: &(impl ::scopewright::CallerSource<
            super::ScopeSet,
        > + ?::core::marker::Sized),
    ) -> ::core::result::Result<Authorized<R>, ::scopewright::Denied> {
        ::scopewright::__private::check(source)
    }
    /// The names of the scopes as modules and constants, for hover and completion in editors.
    #[cfg(rust_analyzer)]
    #[allow(
        missing_docs,
        non_upper_case_globals,
        non_snake_case,
        reason = "the names are those of the catalog",
    )]
    pub mod names {
        ::scopewright::__private::names! {
            (::scopewright) yaml =
            "\ncatalog: Address book\nactions: { read: [GET], write: [POST, DELETE] }\ncategories:\n  People:\n    resources:\n      contacts:\n        paths: [/contacts, /people]\n        read: Read contacts.\n        write:\n          description: Create & delete <contacts>, see contacts_all.\n          permissions: [contact.edit]\n          implies: [contacts:read]\n          aliases: [contacts:modify]\n    scopes:\n      \"https://book.example/auth/export\": { title: Export, deprecated: { since: \"2.0\", use: contacts:read } }\nrequirements:\n  edit: any(contacts:write, all(contacts:read, \"https://book.example/auth/export\"))\nendpoints:\n  /contacts/{id}/notes: { GET: contacts:read, POST: $edit }\n  /status: { GET: public }\npresets:\n  Sync: contacts:read, contacts:write\n"
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
    type Err = ::scopewright::UnknownScope;
    #[inline]
    fn from_str(
        token: &::core::primitive::str,
    ) -> ::core::result::Result<Self, ::scopewright::UnknownScope> {
        <Self as ::scopewright::CatalogScope>::from_token(token)
    }
}
#[automatically_derived]
impl ::core::convert::TryFrom<::core::primitive::u16> for Scope {
    type Error = ::scopewright::UnknownScope;
    #[inline]
    fn try_from(
        id: ::core::primitive::u16,
    ) -> ::core::result::Result<Self, ::scopewright::UnknownScope> {
        <Self as ::scopewright::CatalogScope>::from_id(id)
            .ok_or(::scopewright::UnknownScope::new())
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
::scopewright::__serde!(Scope ScopeSet);
