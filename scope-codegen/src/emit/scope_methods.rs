//! The constants and methods of `Scope`.

use super::printing::Paths;
use crate::plan::{Plan, Variant};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(plan: &Plan, paths: &Paths, private: &TokenStream) -> TokenStream {
    let facade = &paths.facade;
    let tables = quote!(<Self as #facade::CatalogScope>::TABLES);
    let count = Literal::usize_unsuffixed(plan.variants.len());
    let list = paths.lex(&list(&plan.variants));
    let texts = texts(facade, private);
    let rules = rules(facade, private);
    quote! {
        impl Scope {
            /// Every scope, in catalog order.
            pub const ALL: &'static [Self] = Self::__all();

            /// The number of scopes.
            pub const COUNT: ::core::primitive::usize = #count;

            /// Returns the scope with this name or alias. Names are case-sensitive.
            #[must_use]
            #[inline]
            pub const fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
                match #tables.id_of(name.as_bytes()) {
                    ::core::option::Option::Some(id) => #private::nth(Self::__all(), id),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            #texts
            #rules

            // The compiler checks a static once. It would check a constant at each use.
            #[doc(hidden)]
            #[allow(deprecated, reason = "the list has deprecated scopes, too")]
            #[inline]
            const fn __all() -> &'static [Self] {
                static ALL: [Scope; #count] = [#list];
                &ALL
            }
        }
    }
}

/// Prints the variants as a list of expressions. The compiler resolves paths that start with `Scope` before type
/// checking, and paths that start with `Self` during it, which is slower.
fn list(all: &[Variant]) -> String {
    let mut out = String::new();
    for variant in all {
        out.extend(["Scope::", &variant.ident, ","]);
    }
    out
}

/// The methods about the name and the texts for people.
fn texts(facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let tables = quote!(<Self as #facade::CatalogScope>::TABLES);
    let scope = quote!(#private::layout::scope);
    quote! {
        /// Returns the name of the scope, as tokens and requests have it: a scope-token of RFC 6749 section 3.3.
        #[must_use]
        #[inline]
        pub const fn name(self) -> &'static ::core::primitive::str {
            #tables.scope_text(self as ::core::primitive::u16, #scope::NAME)
        }

        /// Returns the title for people. If the catalog gives none, the title is made from the title of the resource
        /// and the action, or from the name.
        #[must_use]
        #[inline]
        pub const fn title(self) -> &'static ::core::primitive::str {
            #tables.scope_text(self as ::core::primitive::u16, #scope::TITLE)
        }

        /// Returns the description for people. It is empty if the catalog has none.
        #[must_use]
        #[inline]
        pub const fn description(self) -> &'static ::core::primitive::str {
            #tables.scope_text(self as ::core::primitive::u16, #scope::DESCRIPTION)
        }

        /// Returns the name of the category, which groups scopes for people.
        #[must_use]
        #[inline]
        pub const fn category(self) -> &'static ::core::primitive::str {
            #tables.scope_category(self as ::core::primitive::u16)
        }

        /// Returns the resource up to its first `.`, such as `campaigns` for `campaigns.email:read`.
        ///
        /// Returns `None` if the catalog does not build the name from a resource and an action.
        #[must_use]
        #[inline]
        pub const fn resource(self) -> ::core::option::Option<&'static ::core::primitive::str> {
            #tables.scope_area(self as ::core::primitive::u16)
        }

        /// Returns the part of the resource after its first `.`, such as `email` for `campaigns.email:read`.
        ///
        /// Returns `None` if there is no such part.
        #[must_use]
        #[inline]
        pub const fn sub_resource(self) -> ::core::option::Option<&'static ::core::primitive::str> {
            #tables.scope_sub_area(self as ::core::primitive::u16)
        }

        /// Returns the action, such as `read` for `campaigns.email:read`.
        ///
        /// Returns `None` if the catalog does not build the name from a resource and an action.
        #[must_use]
        #[inline]
        pub const fn action(self) -> ::core::option::Option<&'static ::core::primitive::str> {
            #tables.scope_action(self as ::core::primitive::u16)
        }
    }
}

/// The methods about the requests that the scope authorizes, and about its history.
fn rules(facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let tables = quote!(<Self as #facade::CatalogScope>::TABLES);
    let scope = quote!(#private::layout::scope);
    quote! {
        /// Returns the HTTP methods that the scope authorizes on its paths.
        #[must_use]
        #[inline]
        pub const fn methods(self) -> #facade::catalog::Strings<'static> {
            #tables.scope_strings(self as ::core::primitive::u16, #scope::METHODS)
        }

        /// Returns the path prefixes of the scope. A prefix covers itself and every path under it.
        #[must_use]
        #[inline]
        pub const fn paths(self) -> #facade::catalog::Strings<'static> {
            #tables.scope_strings(self as ::core::primitive::u16, #scope::PATHS)
        }

        /// Returns the ids of the provider's own permissions that correspond to the scope.
        #[must_use]
        #[inline]
        pub const fn permissions(self) -> #facade::catalog::Strings<'static> {
            #tables.scope_strings(self as ::core::primitive::u16, #scope::PERMISSIONS)
        }

        /// Returns the aliases: older names that tokens and requests may still have.
        #[must_use]
        #[inline]
        pub const fn aliases(self) -> #facade::catalog::Strings<'static> {
            #tables.scope_strings(self as ::core::primitive::u16, #scope::ALIASES)
        }

        /// Returns the version or the date since which the scope is deprecated.
        ///
        /// It is empty if the scope is not deprecated, or if the catalog has no `since` for it.
        #[must_use]
        #[inline]
        pub const fn deprecated_since(self) -> &'static ::core::primitive::str {
            #tables.scope_text(self as ::core::primitive::u16, #scope::SINCE)
        }

        /// Returns the scope to use instead of this one, if it is deprecated and the catalog names a replacement.
        #[must_use]
        #[inline]
        pub const fn replacement(self) -> ::core::option::Option<Self> {
            match #tables.scope_replacement(self as ::core::primitive::u16) {
                ::core::option::Option::Some(id) => #private::nth(Self::__all(), id),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        /// Returns whether the scope is deprecated.
        #[must_use]
        #[inline]
        pub const fn is_deprecated(self) -> ::core::primitive::bool {
            #tables.scope_is_deprecated(self as ::core::primitive::u16)
        }

        /// Returns the line of the catalog that defines the scope. The first line is 1.
        #[must_use]
        #[inline]
        pub const fn line(self) -> ::core::primitive::u32 {
            #tables.scope_line(self as ::core::primitive::u16)
        }
    }
}
