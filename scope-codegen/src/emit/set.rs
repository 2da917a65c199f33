//! `struct ScopeSet`: a typed wrapper around the bitset of `scope-types`. Its code does not grow with the catalog.

use super::set_traits;
use crate::plan::Plan;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(plan: &Plan, facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let words = Literal::usize_unsuffixed(plan.words);
    let doc = format!(" A set of scopes of {}.", plan.title);
    let constructors = constructors(facade);
    let algebra = algebra(facade, &words);
    let catalog_set = set_traits::catalog_set(facade, &words);
    let traits = set_traits::standard(facade, &words);
    let operators = set_traits::operators();
    let tables = quote!(<Scope as #facade::CatalogScope>::TABLES);
    quote! {
        #[doc = #doc]
        ///
        /// `Display` writes the names in catalog order, separated by spaces. Sets are ordered like the lists of their
        /// scopes in catalog order.
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        pub struct ScopeSet(#private::Bits<#words>);

        impl ScopeSet {
            /// The empty set.
            pub const EMPTY: Self = Self(#private::Bits::EMPTY);

            /// The set of every scope.
            pub const ALL: Self = Self(#private::Bits::first(Scope::COUNT));

            #constructors
            #algebra
        }

        impl Scope {
            /// Returns every scope that this scope implies, directly or through other scopes. The scope itself is not
            /// in the set.
            #[must_use]
            #[inline]
            pub const fn implied(self) -> ScopeSet {
                ScopeSet(#tables.implied_set(self as ::core::primitive::u16))
            }
        }

        #catalog_set
        #traits
        #operators
    }
}

/// The functions that create a set.
fn constructors(facade: &TokenStream) -> TokenStream {
    let tables = quote!(<Scope as #facade::CatalogScope>::TABLES);
    quote! {
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
        /// `const NEEDED: ScopeSet = ScopeSet::literal("...");`. An empty literal is the empty set. Like `#[requires]`,
        /// the function refuses aliases and scopes that are deprecated with `deny: true`.
        ///
        /// # Panics
        /// Panics if the text is malformed, or if the function refuses a scope. In a constant, the panic is the compile
        /// error. For a text that is only known at run time, use [`ScopeSet::parse`], which accepts every name and alias.
        #[must_use]
        #[track_caller]
        #[inline]
        pub const fn literal(text: &::core::primitive::str) -> Self {
            Self(#tables.literal(text))
        }

        /// Parses the parameter `scope` of a request, strictly: RFC 6749 section 3.3.
        ///
        /// Names are case-sensitive and separated by single spaces. Aliases are accepted.
        ///
        /// # Errors
        /// Returns the first unknown or malformed scope and its byte offset. An empty text is an error, too.
        #[inline]
        pub const fn parse(text: &::core::primitive::str) -> ::core::result::Result<Self, #facade::ParseError<'_>> {
            match #tables.parse(text) {
                ::core::result::Result::Ok(bits) => ::core::result::Result::Ok(Self(bits)),
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
            Self(#tables.claim(claim).0)
        }

        /// Reads a claim like [`ScopeSet::from_claim`], and reports the skipped scopes, or the place of an octet that
        /// makes the claim void.
        #[must_use]
        #[inline]
        pub const fn read_claim(claim: &::core::primitive::str) -> #facade::claim::Claim<'_, Self> {
            let (bits, voided_at) = #tables.claim(claim);
            #facade::claim::Claim::new(Self(bits), claim, voided_at, #tables)
        }
    }
}

/// The operations on sets.
fn algebra(facade: &TokenStream, words: &Literal) -> TokenStream {
    let tables = quote!(<Scope as #facade::CatalogScope>::TABLES);
    quote! {
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
            Self(#tables.closed(self.0))
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
        pub const fn iter(&self) -> #facade::set::Iter<Scope, #words> {
            #facade::set::Iter::new(self.0)
        }
    }
}
