//! The two things named `requires`: the attribute, and the module that its expansion is written against.

use super::Paths;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(paths: &Paths, private: &TokenStream) -> TokenStream {
    let Paths { facade, input, .. } = paths;
    quote! {
        /// What the caller of an operation holds: nothing, an invalid token, or a verified one with its scopes.
        pub type Caller = #facade::Caller<ScopeSet>;

        #[doc(inline)]
        pub use #private::requires;

        /// What `#[requires]` expands to: a proof whose type spells the requirement.
        #[allow(unexpected_cfgs)]
        pub mod requires {
            #[doc(inline)]
            pub use #facade::requirement::{All, Any, Authenticated, DenyAll, Has, Keyword, Public};
            #[doc(hidden)]
            pub use #private::{AUTHENTICATED, DENIED, PUBLIC};

            /// A proof that the caller meets the requirement `R`.
            pub type Authorized<R> = #facade::Authorized<super::ScopeSet, R>;

            /// The scope with this name: looked up by the compiler, for every scope in a `#[requires]`.
            ///
            /// # Panics
            /// In constant evaluation, as the compile error that an unknown scope is.
            #[doc(hidden)]
            #[inline]
            #[track_caller]
            pub const fn index(fingerprint: ::core::primitive::u128, name: &::core::primitive::str) -> ::core::primitive::u16 {
                <super::Scope as #facade::CatalogScope>::TABLES.index(fingerprint, name)
            }

            /// The check of `#[requires(..., from = source)]`.
            ///
            /// # Errors
            /// Why the caller is refused.
            #[doc(hidden)]
            #[inline]
            pub fn check<R: #facade::requirement::Require<super::ScopeSet>>(
                source: &(impl #facade::CallerSource<super::ScopeSet> + ?::core::marker::Sized),
            ) -> ::core::result::Result<Authorized<R>, #facade::Denied> {
                #private::check(source)
            }

            /// The names of the scopes, as editors look them up.
            #[cfg(rust_analyzer)]
            #[allow(missing_docs, non_upper_case_globals, non_snake_case)]
            pub mod names {
                #private::names! { (#facade) #input }
            }
        }
    }
}
