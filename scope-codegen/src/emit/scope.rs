//! `enum Scope`, and the catalog as data.

use crate::plan::{Plan, Variant};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

pub(super) fn emit(plan: &Plan, private: &TokenStream) -> TokenStream {
    let doc = format!("The scopes of the catalog {}, in its order.", plan.title);
    let variants = plan.variants.iter().map(variant);
    let idents = plan.variants.iter().map(|variant| ident(&variant.ident));
    let count = Literal::usize_unsuffixed(plan.variants.len());
    let text = Literal::string(&plan.text);
    let data = Literal::byte_string(&plan.data);
    let origin = Literal::string(&plan.origin);
    let methods = methods(private);
    let tables = quote!(<Self as #private::CatalogScope>::TABLES);
    quote! {
        #[doc = #doc]
        #[repr(u16)]
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[allow(deprecated, clippy::doc_markdown)]
        pub enum Scope {
            #(#variants)*
        }

        #[automatically_derived]
        impl #private::CatalogScope for Scope {
            type Set = ScopeSet;
            const TABLES: &'static #private::Tables = {
                static TABLES: #private::Tables = #private::Tables::new(#text, #data, #origin);
                &TABLES
            };
            #[allow(deprecated)]
            const ALL: &'static [Self] = &[#(Self::#idents),*];

            #[inline]
            fn id(self) -> u16 {
                self as u16
            }
        }

        #[automatically_derived]
        impl Scope {
            /// Every scope, in catalog order.
            pub const ALL: &'static [Self] = <Self as #private::CatalogScope>::ALL;

            /// How many scopes there are.
            pub const COUNT: usize = #count;

            #methods
        }

        #[automatically_derived]
        impl ::core::str::FromStr for Scope {
            type Err = #private::UnknownScope;

            fn from_str(token: &str) -> ::core::result::Result<Self, Self::Err> {
                <Self as #private::CatalogScope>::from_token(token)
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<u16> for Scope {
            type Error = #private::UnknownScope;

            fn try_from(id: u16) -> ::core::result::Result<Self, Self::Error> {
                <Self as #private::CatalogScope>::from_id(id).ok_or(#private::UnknownScope::new())
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<Scope> for u16 {
            fn from(scope: Scope) -> u16 {
                scope as u16
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for Scope {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.name())
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for Scope {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                <Self as #private::CatalogScope>::fmt_variant(*self, f)
            }
        }

        #[automatically_derived]
        impl ::core::convert::AsRef<str> for Scope {
            fn as_ref(&self) -> &str {
                #tables.scope_text(*self as u16, #private::layout::scope::NAME)
            }
        }

        /// The catalog as data: its title, categories, resources, endpoints and presets, in the order of the document.
        pub const CATALOG: #private::Catalog<Scope> = #private::Catalog::new();

        /// What the catalog asks for at a method and a path: the requirement, or why nobody is let in.
        ///
        /// The method is case sensitive. The path is the one of the request line, percent-encoded as it came and without
        /// the query; it is never repaired.
        #[must_use]
        pub const fn route(method: &str, path: &str) -> #private::Decision<ScopeSet> {
            <Scope as #private::CatalogScope>::TABLES.route(method, path)
        }
    }
}

fn variant(variant: &Variant) -> TokenStream {
    let name = ident(&variant.ident);
    let doc = variant.doc.join("\n\n");
    // rustdoc takes no quote in an alias.
    let alias = (!variant.name.contains('\'')).then(|| {
        let alias = Literal::string(&variant.name);
        quote!(#[doc(alias = #alias)])
    });
    let deprecated = variant.deprecated.as_ref().map(|note| quote!(#[deprecated(note = #note)]));
    quote! {
        #[doc = #doc]
        #alias
        #deprecated
        #name,
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn methods(private: &TokenStream) -> TokenStream {
    let tables = quote!(<Self as #private::CatalogScope>::TABLES);
    let scope = quote!(#private::layout::scope);
    quote! {
        /// The scope-token, such as it stands in a token and in a request.
        #[must_use]
        pub const fn name(self) -> &'static str {
            #tables.scope_text(self as u16, #scope::NAME)
        }

        /// A title for people: the catalog's, or one made from the name.
        #[must_use]
        pub const fn title(self) -> &'static str {
            #tables.scope_text(self as u16, #scope::TITLE)
        }

        /// What it lets an application do, for people; empty where the catalog does not say.
        #[must_use]
        pub const fn description(self) -> &'static str {
            #tables.scope_text(self as u16, #scope::DESCRIPTION)
        }

        /// The heading that it stands under.
        #[must_use]
        pub const fn category(self) -> &'static str {
            #tables.scope_category(self as u16)
        }

        /// The API area, up to the first `.`: `campaigns` of `campaigns.email:read`. None for a name taken as it is.
        #[must_use]
        pub const fn resource(self) -> ::core::option::Option<&'static str> {
            #tables.scope_area(self as u16)
        }

        /// The part of the API area behind the first `.`: `email` of `campaigns.email:read`.
        #[must_use]
        pub const fn sub_resource(self) -> ::core::option::Option<&'static str> {
            #tables.scope_sub_area(self as u16)
        }

        /// The action: `read` of `campaigns.email:read`. None for a name taken as it is.
        #[must_use]
        pub const fn action(self) -> ::core::option::Option<&'static str> {
            #tables.scope_action(self as u16)
        }

        /// The methods that it authorises at or under its paths.
        #[must_use]
        pub const fn methods(self) -> #private::Texts {
            #tables.scope_texts(self as u16, #scope::METHODS)
        }

        /// The path prefixes that it authorises its methods at or under.
        #[must_use]
        pub const fn paths(self) -> #private::Texts {
            #tables.scope_texts(self as u16, #scope::PATHS)
        }

        /// The ids of the provider's own permissions that it stands for.
        #[must_use]
        pub const fn permissions(self) -> #private::Texts {
            #tables.scope_texts(self as u16, #scope::PERMISSIONS)
        }

        /// Older names that still parse as this scope.
        #[must_use]
        pub const fn aliases(self) -> #private::Texts {
            #tables.scope_texts(self as u16, #scope::ALIASES)
        }

        /// Every scope that it implies, directly or not, without itself.
        #[must_use]
        pub const fn implied(self) -> ScopeSet {
            ScopeSet(#tables.implied_set(self as u16))
        }

        /// Whether the catalog marks it as deprecated.
        #[must_use]
        pub const fn is_deprecated(self) -> bool {
            #tables.scope_is_deprecated(self as u16)
        }

        /// The line of the catalog that it is written on, from 1.
        #[must_use]
        pub const fn line(self) -> u32 {
            #tables.scope_line(self as u16)
        }

        /// The scope that a name, or an alias, stands for. Exact and case sensitive.
        #[must_use]
        pub const fn from_name(name: &str) -> ::core::option::Option<Self> {
            match #tables.id_of(name.as_bytes()) {
                ::core::option::Option::Some(id) => #private::nth(Self::ALL, id),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    }
}
