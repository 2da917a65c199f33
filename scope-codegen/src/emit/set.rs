//! `struct ScopeSet`: thin and typed, over the words that `scope-types` works on. It does not grow with the catalog.

use super::set_traits;
use crate::plan::Plan;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(plan: &Plan, facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let words = Literal::usize_unsuffixed(plan.words);
    let doc = format!("A set of scopes of {}.", plan.title);
    let constructors = constructors(facade);
    let algebra = algebra(facade, &words);
    let catalog_set = set_traits::catalog_set(facade, &words);
    let traits = set_traits::standard(facade, &words);
    let operators = set_traits::operators();
    let tables = quote!(<Scope as #facade::CatalogScope>::TABLES);
    quote! {
        pub use __scope_set::ScopeSet;

        // A module of its own keeps the field private even to its neighbours: whatever they do, a set holds nothing but
        // scopes.
        #[doc(hidden)]
        mod __scope_set {
            use super::Scope;

            #[doc = #doc]
            ///
            /// It holds nothing but scopes of the catalog, whatever it is made from. Sets are ordered as lists of scopes in
            /// catalog order are.
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
                ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
            )]
            pub struct ScopeSet(#private::Bits<#words>);

            impl ScopeSet {
                /// No scope.
                pub const EMPTY: Self = Self(#private::Bits::EMPTY);

                /// Every scope.
                pub const ALL: Self = Self(#private::Bits::first(Scope::COUNT));

                #constructors
                #algebra
            }

            impl Scope {
                /// Every scope that it implies, directly or not, without itself.
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
}

fn constructors(facade: &TokenStream) -> TokenStream {
    let tables = quote!(<Scope as #facade::CatalogScope>::TABLES);
    quote! {
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
            Self(#tables.literal(text))
        }

        /// Reads the `scope` parameter of a request, strictly: RFC 6749 section 3.3.
        ///
        /// Exact and case sensitive; single spaces separate; aliases are accepted.
        ///
        /// # Errors
        /// The first token that is unknown or malformed, and its byte offset.
        #[inline]
        pub const fn parse(text: &::core::primitive::str) -> ::core::result::Result<Self, #facade::claim::ParseError<'_>> {
            match #tables.parse(text) {
                ::core::result::Result::Ok(bits) => ::core::result::Result::Ok(Self(bits)),
                ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
            }
        }

        /// Reads the `scope` claim of a token that was issued already, RFC 6749 section 3.3: unknown tokens are skipped,
        /// and an octet that the RFC does not allow voids the whole claim. [`ScopeSet::read_claim`] tells which.
        #[must_use]
        #[inline]
        pub const fn from_claim(claim: &::core::primitive::str) -> Self {
            Self(#tables.claim(claim).0)
        }

        /// Like [`ScopeSet::from_claim`], and keeps what was skipped, or where the claim is void.
        #[must_use]
        #[inline]
        pub const fn read_claim(claim: &::core::primitive::str) -> #facade::claim::Claim<'_, Self> {
            let (bits, voided_at) = #tables.claim(claim);
            #facade::claim::Claim::new(Self(bits), claim, voided_at, #tables)
        }
    }
}

fn algebra(facade: &TokenStream, words: &Literal) -> TokenStream {
    let tables = quote!(<Scope as #facade::CatalogScope>::TABLES);
    quote! {
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
            Self(#tables.closed(self.0))
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
        pub const fn iter(&self) -> #facade::set::Iter<Scope, #words> {
            #facade::set::Iter::new(self.0)
        }
    }
}
