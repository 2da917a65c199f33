//! The traits of the standard library that `Scope` implements: comparisons, conversions and formatting.

use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let derivable = derivable();
    let tables = quote!(<Self as #facade::CatalogScope>::TABLES);
    quote! {
        #derivable

        #[automatically_derived]
        impl ::core::str::FromStr for Scope {
            type Err = #facade::UnknownScope;

            #[inline]
            fn from_str(token: &::core::primitive::str) -> ::core::result::Result<Self, #facade::UnknownScope> {
                <Self as #facade::CatalogScope>::from_token(token)
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<::core::primitive::u16> for Scope {
            type Error = #facade::UnknownScope;

            #[inline]
            fn try_from(id: ::core::primitive::u16) -> ::core::result::Result<Self, #facade::UnknownScope> {
                <Self as #facade::CatalogScope>::from_id(id).ok_or(#facade::UnknownScope::new())
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
                <Self as #facade::CatalogScope>::fmt_variant(*self, f)
            }
        }

        #[automatically_derived]
        impl ::core::convert::AsRef<::core::primitive::str> for Scope {
            #[inline]
            fn as_ref(&self) -> &::core::primitive::str {
                #tables.scope_text(*self as ::core::primitive::u16, #private::layout::scope::NAME)
            }
        }
    }
}

/// The traits that could be derived. For each derived trait the compiler copies every variant with its documentation,
/// which is slow for large catalogs. `PartialEq` is derived all the same, because constants in patterns require it.
fn derivable() -> TokenStream {
    quote! {
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
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        #[automatically_derived]
        impl ::core::cmp::Ord for Scope {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(&(*self as ::core::primitive::u16), &(*other as ::core::primitive::u16))
            }
        }

        #[automatically_derived]
        impl ::core::hash::Hash for Scope {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&(*self as ::core::primitive::u16), state);
            }
        }
    }
}
