//! `enum Scope`, and the catalog as data.

use super::{Paths, Printing, Reader, push_doc, scope_traits};
use crate::plan::{Plan, Variant};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::fmt::Write as _;

pub(super) fn emit(plan: &Plan, paths: &Paths, private: &TokenStream) -> TokenStream {
    let facade = &paths.facade;
    let doc = format!("The scopes of {}, in catalog order.", plan.title);
    let Printing { reader, lex } = paths.printing;
    let (variants, list) = (lex(&variants(&plan.variants, reader)), lex(&list(&plan.variants)));
    let count = Literal::usize_unsuffixed(plan.variants.len());
    let text = Literal::string(&plan.literals.text);
    let data = Literal::byte_string(&plan.literals.data);
    let size = Literal::usize_unsuffixed(plan.literals.data.len());
    let origin = Literal::string(&plan.origin);
    let listing_text = Literal::string(&plan.literals.listing_text);
    let listing = Literal::byte_string(&plan.literals.listing);
    let methods = methods(facade, private);
    let traits = scope_traits::emit(facade, private);
    quote! {
        #[doc = #doc]
        #[repr(u16)]
        #[derive(::core::cmp::PartialEq)]
        #[allow(deprecated, clippy::doc_markdown)]
        pub enum Scope {
            #variants
        }

        #[automatically_derived]
        impl #facade::CatalogScope for Scope {
            type Set = ScopeSet;
            const TABLES: &'static #private::Tables<'static> = {
                static TEXT: &::core::primitive::str = #text;
                static DATA: #private::Aligned<#size> = #private::Aligned(*#data);
                &#private::Tables::new(&TEXT, &DATA.0, #origin)
            };
            const LISTING: #private::Listing = #private::Listing::new(#listing_text, #listing);
            const ALL: &'static [Self] = Self::__all();

            #[inline]
            fn id(self) -> ::core::primitive::u16 {
                self as ::core::primitive::u16
            }

            #[inline]
            fn from_id(id: ::core::primitive::u16) -> ::core::option::Option<Self> {
                #private::nth(Self::__all(), id)
            }
        }

        impl Scope {
            /// Every scope, in catalog order.
            pub const ALL: &'static [Self] = Self::__all();

            /// How many scopes there are.
            pub const COUNT: ::core::primitive::usize = #count;

            // A static, which is checked once: a constant would be wherever it is read.
            #[doc(hidden)]
            #[allow(deprecated)]
            #[inline]
            const fn __all() -> &'static [Self] {
                static ALL: [Scope; #count] = [#list];
                &ALL
            }

            #methods
        }

        #traits

        /// The catalog as data: its title, categories, resources, endpoints and presets, in the order of the document.
        pub const CATALOG: #facade::catalog::Catalog<Scope> = #facade::catalog::Catalog::new();

        /// What the catalog asks for at a method and a path: the requirement, or why nobody is let in.
        ///
        /// The method is case sensitive. The path is the one of the request line, percent-encoded as it came and without
        /// the query; it is never repaired.
        #[must_use]
        #[inline]
        pub const fn route(method: &::core::primitive::str, path: &::core::primitive::str) -> #facade::Decision<'static, ScopeSet> {
            <Scope as #facade::CatalogScope>::TABLES.route(method, path)
        }
    }
}

/// The variants with what they say of themselves.
fn variants(all: &[Variant], reader: Reader) -> String {
    let mut out = String::new();
    for variant in all {
        push_doc(&mut out, &variant.doc);
        let search: &[String] = if reader == Reader::Documentation { &variant.search } else { &[] };
        // Writing to a string cannot fail.
        for alias in search {
            let _ = write!(out, "#[doc(alias={alias:?})]");
        }
        if let Some(note) = &variant.deprecated {
            let _ = write!(out, "#[deprecated(note={note:?})]");
        }
        out.extend([&variant.ident, ","]);
    }
    out
}

/// The variants as a list of expressions. Paths that start with the enum's name are resolved early, those that start with
/// `Self` one by one in type checking.
fn list(all: &[Variant]) -> String {
    let mut out = String::new();
    for variant in all {
        out.extend(["Scope::", &variant.ident, ","]);
    }
    out
}

fn methods(facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let tables = quote!(<Self as #facade::CatalogScope>::TABLES);
    let scope = quote!(#private::layout::scope);
    quote! {
        /// The scope-token, such as it stands in a token and in a request.
        #[must_use]
        #[inline]
        pub const fn name(self) -> &'static ::core::primitive::str {
            #tables.scope_text(self as ::core::primitive::u16, #scope::NAME)
        }

        /// A title for people: the catalog's, or one made from the name.
        #[must_use]
        #[inline]
        pub const fn title(self) -> &'static ::core::primitive::str {
            #tables.scope_text(self as ::core::primitive::u16, #scope::TITLE)
        }

        /// What it lets an application do, for people; empty where the catalog does not say.
        #[must_use]
        #[inline]
        pub const fn description(self) -> &'static ::core::primitive::str {
            #tables.scope_text(self as ::core::primitive::u16, #scope::DESCRIPTION)
        }

        /// The heading that it stands under.
        #[must_use]
        #[inline]
        pub const fn category(self) -> &'static ::core::primitive::str {
            #tables.scope_category(self as ::core::primitive::u16)
        }

        /// The API area, up to the first `.`: `campaigns` of `campaigns.email:read`. None for a name taken as it is.
        #[must_use]
        #[inline]
        pub const fn resource(self) -> ::core::option::Option<&'static ::core::primitive::str> {
            #tables.scope_area(self as ::core::primitive::u16)
        }

        /// The part of the API area behind the first `.`: `email` of `campaigns.email:read`.
        #[must_use]
        #[inline]
        pub const fn sub_resource(self) -> ::core::option::Option<&'static ::core::primitive::str> {
            #tables.scope_sub_area(self as ::core::primitive::u16)
        }

        /// The action: `read` of `campaigns.email:read`. None for a name taken as it is.
        #[must_use]
        #[inline]
        pub const fn action(self) -> ::core::option::Option<&'static ::core::primitive::str> {
            #tables.scope_action(self as ::core::primitive::u16)
        }

        /// The methods that it authorises at or under its paths.
        #[must_use]
        #[inline]
        pub const fn methods(self) -> #facade::catalog::Strings<'static> {
            #tables.scope_strings(self as ::core::primitive::u16, #scope::METHODS)
        }

        /// The path prefixes that it authorises its methods at or under.
        #[must_use]
        #[inline]
        pub const fn paths(self) -> #facade::catalog::Strings<'static> {
            #tables.scope_strings(self as ::core::primitive::u16, #scope::PATHS)
        }

        /// The ids of the provider's own permissions that it stands for.
        #[must_use]
        #[inline]
        pub const fn permissions(self) -> #facade::catalog::Strings<'static> {
            #tables.scope_strings(self as ::core::primitive::u16, #scope::PERMISSIONS)
        }

        /// Older names that still parse as this scope.
        #[must_use]
        #[inline]
        pub const fn aliases(self) -> #facade::catalog::Strings<'static> {
            #tables.scope_strings(self as ::core::primitive::u16, #scope::ALIASES)
        }

        /// Since when it is deprecated; empty where the catalog does not say, or it is not deprecated.
        #[must_use]
        #[inline]
        pub const fn deprecated_since(self) -> &'static ::core::primitive::str {
            #tables.scope_text(self as ::core::primitive::u16, #scope::SINCE)
        }

        /// The scope to use instead of a deprecated one.
        #[must_use]
        #[inline]
        pub const fn replacement(self) -> ::core::option::Option<Self> {
            match #tables.scope_replacement(self as ::core::primitive::u16) {
                ::core::option::Option::Some(id) => #private::nth(Self::__all(), id),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        /// Whether the catalog marks it as deprecated.
        #[must_use]
        #[inline]
        pub const fn is_deprecated(self) -> ::core::primitive::bool {
            #tables.scope_is_deprecated(self as ::core::primitive::u16)
        }

        /// The line of the catalog that it is written on, from 1.
        #[must_use]
        #[inline]
        pub const fn line(self) -> ::core::primitive::u32 {
            #tables.scope_line(self as ::core::primitive::u16)
        }

        /// The scope that a name, or an alias, stands for. Exact and case sensitive.
        #[must_use]
        #[inline]
        pub const fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
            match #tables.id_of(name.as_bytes()) {
                ::core::option::Option::Some(id) => #private::nth(Self::__all(), id),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    }
}
