//! The tables of the catalog, as the implementation of `CatalogScope`.

use crate::plan::Plan;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(plan: &Plan, facade: &TokenStream, private: &TokenStream) -> TokenStream {
    let text = Literal::string(&plan.literals.text);
    let data = Literal::byte_string(&plan.literals.data);
    let size = Literal::usize_unsuffixed(plan.literals.data.len());
    let origin = Literal::string(&plan.origin);
    let listing_text = Literal::string(&plan.literals.listing_text);
    let listing = Literal::byte_string(&plan.literals.listing);
    quote! {
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
    }
}
