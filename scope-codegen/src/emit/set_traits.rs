//! The traits that `ScopeSet` implements: conversions, formatting, iteration and operators.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `CatalogSet`, through which the library uses the sets of any catalog.
pub(super) fn catalog_set(facade: &TokenStream, words: &Literal) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl #facade::CatalogSet for ScopeSet {
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
            ) -> impl ::core::iter::DoubleEndedIterator<Item = Scope> + ::core::iter::ExactSizeIterator {
                #facade::set::Iter::<Scope, #words>::new(self.0)
            }

            #[inline]
            fn parse(text: &::core::primitive::str) -> ::core::result::Result<Self, #facade::ParseError<'_>> {
                Self::parse(text)
            }

            #[inline]
            fn from_claim(claim: &::core::primitive::str) -> Self {
                Self::from_claim(claim)
            }
        }
    }
}

/// The traits of the standard library except operators.
pub(super) fn standard(facade: &TokenStream, words: &Literal) -> TokenStream {
    quote! {
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
                #facade::CatalogSet::fmt_names(*self, f)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for ScopeSet {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #facade::CatalogSet::fmt_variants(*self, f)
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
            type Error = #facade::ParseError<'a>;

            #[inline]
            fn try_from(text: &'a ::core::primitive::str) -> ::core::result::Result<Self, Self::Error> {
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
            type IntoIter = #facade::set::Iter<Scope, #words>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        #[automatically_derived]
        impl ::core::iter::IntoIterator for &ScopeSet {
            type Item = Scope;
            type IntoIter = #facade::set::Iter<Scope, #words>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }
    }
}

/// The operators of sets, each with its assignment operator.
pub(super) fn operators() -> TokenStream {
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

                #[inline]
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
                #[inline]
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

            #[inline]
            fn not(self) -> Self {
                self.complement()
            }
        }
    }
}
