//! `struct ScopeSet`: thin and typed, over the words that `scope-types` works on. It does not grow with the catalog.

use crate::plan::Plan;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(plan: &Plan, facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let words = Literal::usize_unsuffixed(plan.words);
    let doc = format!("A set of scopes of {}.", plan.title);
    let constructors = constructors(facade);
    let algebra = algebra(facade, &words);
    let traits = traits(facade, &words);
    let operators = operators();
    quote! {
        #[doc = #doc]
        ///
        /// It holds nothing but scopes of the catalog, whatever it is made from. Sets are ordered as lists of scopes in
        /// catalog order are.
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        pub struct ScopeSet(#private::Bits<#words>);

        #[automatically_derived]
        impl ScopeSet {
            /// No scope.
            pub const EMPTY: Self = Self(#private::Bits::EMPTY);

            /// Every scope.
            pub const ALL: Self = Self(#private::Bits::first(Scope::COUNT));

            #constructors
            #algebra
        }

        #traits
        #operators
    }
}

fn constructors(facade: &TokenStream) -> TokenStream {
    let tables = quote!(<Scope as #facade::CatalogScope>::TABLES);
    quote! {
        /// These scopes.
        #[must_use]
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
        pub const fn literal(text: &::core::primitive::str) -> Self {
            Self(#tables.literal(text))
        }

        /// Reads the `scope` parameter of a request, strictly: RFC 6749 section 3.3.
        ///
        /// Exact and case sensitive; single spaces separate; aliases are accepted.
        ///
        /// # Errors
        /// The first token that is unknown or malformed, and its byte offset.
        pub const fn parse(text: &::core::primitive::str) -> ::core::result::Result<Self, #facade::ParseError<'_>> {
            match #tables.parse(text) {
                ::core::result::Result::Ok(bits) => ::core::result::Result::Ok(Self(bits)),
                ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
            }
        }

        /// Reads the `scope` claim of a token that was issued already, RFC 6749 section 3.3: unknown tokens are skipped,
        /// and an octet that the RFC does not allow voids the whole claim. [`ScopeSet::read_claim`] tells which.
        #[must_use]
        pub const fn from_claim(claim: &::core::primitive::str) -> Self {
            Self(#tables.claim(claim).0)
        }

        /// Like [`ScopeSet::from_claim`], and keeps what was skipped, or where the claim is void.
        #[must_use]
        pub const fn read_claim(claim: &::core::primitive::str) -> #facade::Claim<'_, Self> {
            let (bits, voided_at) = #tables.claim(claim);
            #facade::Claim::new(Self(bits), claim, voided_at, #tables)
        }
    }
}

fn algebra(facade: &TokenStream, words: &Literal) -> TokenStream {
    let tables = quote!(<Scope as #facade::CatalogScope>::TABLES);
    quote! {
        /// The scopes of either.
        #[must_use]
        pub const fn union(self, other: Self) -> Self {
            Self(self.0.union(other.0))
        }

        /// The scopes of both.
        #[must_use]
        pub const fn intersection(self, other: Self) -> Self {
            Self(self.0.intersection(other.0))
        }

        /// The scopes that `other` has not.
        #[must_use]
        pub const fn difference(self, other: Self) -> Self {
            Self(self.0.difference(other.0))
        }

        /// The scopes that exactly one of the two has.
        #[must_use]
        pub const fn symmetric_difference(self, other: Self) -> Self {
            Self(self.0.symmetric_difference(other.0))
        }

        /// The scopes of the catalog that are not in it.
        #[must_use]
        pub const fn complement(self) -> Self {
            Self::ALL.difference(self)
        }

        /// With every scope that its scopes imply.
        #[must_use]
        pub const fn with_implied(self) -> Self {
            Self(#tables.closed(self.0))
        }

        /// Whether `other` has every scope of it.
        #[must_use]
        pub const fn is_subset(&self, other: &Self) -> ::core::primitive::bool {
            self.0.is_subset(&other.0)
        }

        /// Whether it has every scope of `other`.
        #[must_use]
        pub const fn is_superset(&self, other: &Self) -> ::core::primitive::bool {
            other.0.is_subset(&self.0)
        }

        /// Whether the two have no scope in common.
        #[must_use]
        pub const fn is_disjoint(&self, other: &Self) -> ::core::primitive::bool {
            self.0.is_disjoint(&other.0)
        }

        /// Whether a scope is in it.
        #[must_use]
        pub const fn contains(&self, scope: Scope) -> ::core::primitive::bool {
            self.0.contains(scope as ::core::primitive::u16)
        }

        /// Adds a scope and says whether it was missing.
        pub const fn insert(&mut self, scope: Scope) -> ::core::primitive::bool {
            self.0.insert(scope as ::core::primitive::u16)
        }

        /// Takes a scope away and says whether it was there.
        pub const fn remove(&mut self, scope: Scope) -> ::core::primitive::bool {
            self.0.remove(scope as ::core::primitive::u16)
        }

        /// How many scopes there are.
        #[must_use]
        pub const fn len(&self) -> ::core::primitive::usize {
            self.0.len()
        }

        /// Whether there is none.
        #[must_use]
        pub const fn is_empty(&self) -> ::core::primitive::bool {
            self.0.is_empty()
        }

        /// Its scopes, in catalog order.
        #[must_use]
        pub const fn iter(&self) -> #facade::Iter<Scope, #words> {
            #facade::Iter::new(self.0)
        }
    }
}

fn traits(facade: &TokenStream, words: &Literal) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl #facade::CatalogSet for ScopeSet {
            type Scope = Scope;
            const EMPTY: Self = Self::EMPTY;

            #[inline]
            fn has(&self, id: ::core::primitive::u16) -> ::core::primitive::bool {
                self.0.contains(id)
            }

            fn add(&mut self, id: ::core::primitive::u16) {
                if (id as ::core::primitive::usize) < Scope::COUNT {
                    self.0.insert(id);
                }
            }

            fn len(&self) -> ::core::primitive::usize {
                self.0.len()
            }

            fn intersection(self, other: Self) -> Self {
                Self(self.0.intersection(other.0))
            }

            fn with_implied(self) -> Self {
                Self::with_implied(self)
            }

            fn scopes(
                self,
            ) -> impl ::core::iter::DoubleEndedIterator<Item = Scope> + ::core::iter::ExactSizeIterator {
                #facade::Iter::<Scope, #words>::new(self.0)
            }

            fn from_claim(claim: &::core::primitive::str) -> Self {
                Self::from_claim(claim)
            }
        }

        #[automatically_derived]
        impl ::core::default::Default for ScopeSet {
            fn default() -> Self {
                Self::EMPTY
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for ScopeSet {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #facade::CatalogSet::fmt_names(*self, f)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for ScopeSet {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #facade::CatalogSet::fmt_variants(*self, f)
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<Scope> for ScopeSet {
            fn from(scope: Scope) -> Self {
                Self::of(&[scope])
            }
        }

        #[automatically_derived]
        impl<'a> ::core::convert::TryFrom<&'a ::core::primitive::str> for ScopeSet {
            type Error = #facade::ParseError<'a>;

            fn try_from(text: &'a ::core::primitive::str) -> ::core::result::Result<Self, Self::Error> {
                Self::parse(text)
            }
        }

        #[automatically_derived]
        impl ::core::iter::FromIterator<Scope> for ScopeSet {
            fn from_iter<I: ::core::iter::IntoIterator<Item = Scope>>(scopes: I) -> Self {
                let mut set = Self::EMPTY;
                ::core::iter::Extend::extend(&mut set, scopes);
                set
            }
        }

        #[automatically_derived]
        impl ::core::iter::Extend<Scope> for ScopeSet {
            fn extend<I: ::core::iter::IntoIterator<Item = Scope>>(&mut self, scopes: I) {
                for scope in scopes {
                    self.insert(scope);
                }
            }
        }

        #[automatically_derived]
        impl ::core::iter::IntoIterator for ScopeSet {
            type Item = Scope;
            type IntoIter = #facade::Iter<Scope, #words>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        #[automatically_derived]
        impl ::core::iter::IntoIterator for &ScopeSet {
            type Item = Scope;
            type IntoIter = #facade::Iter<Scope, #words>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }
    }
}

fn operators() -> TokenStream {
    let binary = [
        (quote!(BitOr), quote!(bitor), quote!(union)),
        (quote!(BitAnd), quote!(bitand), quote!(intersection)),
        (quote!(BitXor), quote!(bitxor), quote!(symmetric_difference)),
        (quote!(Sub), quote!(sub), quote!(difference)),
    ];
    let assigning = [
        (quote!(BitOrAssign), quote!(bitor_assign), quote!(union)),
        (quote!(BitAndAssign), quote!(bitand_assign), quote!(intersection)),
        (quote!(BitXorAssign), quote!(bitxor_assign), quote!(symmetric_difference)),
        (quote!(SubAssign), quote!(sub_assign), quote!(difference)),
    ];
    let binary = binary.iter().map(|(name, method, call)| {
        quote! {
            #[automatically_derived]
            impl ::core::ops::#name for ScopeSet {
                type Output = Self;

                fn #method(self, other: Self) -> Self {
                    self.#call(other)
                }
            }
        }
    });
    let assigning = assigning.iter().map(|(name, method, call)| {
        quote! {
            #[automatically_derived]
            impl ::core::ops::#name for ScopeSet {
                fn #method(&mut self, other: Self) {
                    *self = self.#call(other);
                }
            }
        }
    });
    quote! {
        #(#binary)*
        #(#assigning)*

        #[automatically_derived]
        impl ::core::ops::Not for ScopeSet {
            type Output = Self;

            fn not(self) -> Self {
                self.complement()
            }
        }
    }
}
