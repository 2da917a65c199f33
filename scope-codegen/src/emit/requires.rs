//! The two things named `requires`: the attribute, and the module that its expansion is written against.

use super::{parsed, push_doc};
use crate::plan::Plan;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

pub(super) fn emit(plan: &Plan, facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let names = names(plan);
    quote! {
        /// What the caller of an operation holds: nothing, an invalid token, or a verified one with its scopes.
        pub type Grant = #facade::Grant<ScopeSet>;

        #[doc(inline)]
        pub use #private::requires;

        /// What `#[requires]` expands to: a guard, whose type spells the requirement.
        #[allow(unexpected_cfgs)]
        pub mod requires {
            #[doc(inline)]
            pub use #facade::{All, Any, Authenticated, Has, Nobody, Public, Word};
            #[doc(hidden)]
            pub use #private::{AUTHENTICATED, DENIED, PUBLIC};

            /// A proof that the caller meets the requirement `R`.
            pub type Guard<R> = #facade::Guard<super::ScopeSet, R>;

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
            pub fn check<R: #facade::Require<super::ScopeSet>>(
                source: &(impl #facade::HasGrant<super::ScopeSet> + ?::core::marker::Sized),
            ) -> ::core::result::Result<Guard<R>, #facade::Denied> {
                #private::check(source)
            }

            #names
        }
    }
}

/// A module tree of the names, for editors alone: hover and completion inside `#[requires]`.
fn names(plan: &Plan) -> TokenStream {
    let mut root = Names::default();
    for variant in &plan.variants {
        root.insert(&variant.name, &variant.doc);
    }
    let mut tree = String::new();
    root.write(&mut tree);
    let tree = parsed(&tree);
    quote! {
        /// The names of the scopes, as editors look them up.
        #[cfg(rust_analyzer)]
        #[allow(missing_docs, non_upper_case_globals, non_snake_case)]
        pub mod names {
            #tree
        }
    }
}

#[derive(Default)]
struct Names<'a> {
    doc: Option<&'a str>,
    below: BTreeMap<String, Names<'a>>,
}

impl<'a> Names<'a> {
    fn insert(&mut self, name: &str, doc: &'a str) {
        let mut at = self;
        for part in crate::attribute::name_parts(name) {
            at = at.below.entry(part).or_default();
        }
        at.doc = Some(doc);
    }

    fn write(&self, out: &mut String) {
        for (name, names) in &self.below {
            if let Some(doc) = names.doc {
                push_doc(out, doc);
                out.extend(["pub const ", name, ": () = ();"]);
            }
            if !names.below.is_empty() {
                out.extend(["pub mod ", name, "{"]);
                names.write(out);
                out.push('}');
            }
        }
    }
}
