//! `Caller`, and the two items named `requires`: the attribute, and the module that its expansion refers to.

use super::printing::Paths;
use crate::plan::Plan;
use crate::requires_macro::identifier;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(plan: &Plan, paths: &Paths, private: &TokenStream) -> TokenStream {
    let Paths { facade, input, .. } = paths;
    let deprecated = deprecated(plan, paths);
    let attribute = if deprecated.is_some() { quote!(requires_with_warnings as requires) } else { quote!(requires) };
    quote! {
        /// The caller of an operation: a request without a token, with an invalid token, or with a verified token and
        /// its scopes.
        pub type Caller = #facade::Caller<ScopeSet>;

        #[doc(inline)]
        pub use #private::#attribute;

        /// The types of the attribute `#[requires]`: the proof [`Authorized`](requires::Authorized), and the types that
        /// its parameter `R` consists of.
        #[allow(unexpected_cfgs, reason = "rust-analyzer sets `rust_analyzer`")]
        pub mod requires {
            #[doc(inline)]
            pub use #facade::requirement::{All, Any, Authenticated, DenyAll, Has, Keyword, Public};
            #[doc(hidden)]
            pub use #private::{AUTHENTICATED, DENIED, PUBLIC, boxed};

            /// The proof that a caller meets the requirement `R`: the type of the parameter that `#[requires]` adds.
            pub type Authorized<R> = #facade::Authorized<super::ScopeSet, R>;

            /// Returns the number of a scope. The compiler evaluates this function for each scope in `#[requires]`.
            ///
            /// # Panics
            /// Panics if the name is unknown, is an alias, or is the name of a scope that is deprecated with
            /// `deny: true`. The panic in constant evaluation is a compile error.
            #[doc(hidden)]
            #[inline]
            #[track_caller]
            pub const fn index(
                fingerprint: ::core::primitive::u128,
                name: &::core::primitive::str,
            ) -> ::core::primitive::u16 {
                <super::Scope as #facade::CatalogScope>::TABLES.index(fingerprint, name)
            }

            /// Checks the caller in a source, for `#[requires(..., from = source)]`.
            ///
            /// # Errors
            /// Returns the refusal if the source has no caller, or if the caller does not meet the requirement.
            #[doc(hidden)]
            #[inline]
            pub fn check<R: #facade::requirement::Require<super::ScopeSet>>(
                source: &(impl #facade::CallerSource<super::ScopeSet> + ?::core::marker::Sized),
            ) -> ::core::result::Result<Authorized<R>, #facade::Denied> {
                #private::check(source)
            }

            /// The parameter that editors see, with the words of the requirement in a block.
            #[cfg(rust_analyzer)]
            #[doc(hidden)]
            pub type Annotated<const WORDS: ::core::primitive::u8, R> = Authorized<R>;

            #deprecated

            // The names of the scopes as modules and variants, for hover and completion in editors.
            #[cfg(rust_analyzer)]
            #private::names! { (#facade) #input }
        }
    }
}

/// The module whose items `#[requires]` uses for deprecated scopes. Returns `None` if there are no such scopes.
fn deprecated(plan: &Plan, paths: &Paths) -> Option<TokenStream> {
    let mut uses = String::new();
    for variant in plan.deprecated() {
        uses.extend(["pub use super::super::Scope::", &variant.ident, " as ", &identifier(&variant.name), ";"]);
    }
    let uses = (!uses.is_empty()).then(|| paths.lex(&uses))?;
    Some(quote! {
        /// The deprecated scopes. `#[requires]` uses the variants of the scopes that it names, so that the compiler
        /// warns about them.
        #[doc(hidden)]
        #[allow(deprecated, reason = "the re-exports are no use of the scopes")]
        pub mod deprecated {
            #uses
        }
    })
}
