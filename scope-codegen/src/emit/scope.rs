//! `enum Scope`.

use super::printing::{Paths, push_doc};
use crate::plan::{Plan, Variant};
use proc_macro2::TokenStream;
use quote::quote;
use std::fmt::Write as _;

pub(super) fn emit(plan: &Plan, paths: &Paths) -> TokenStream {
    let doc = format!(" The scopes of {}, in catalog order.", plan.title);
    let variants = paths.lex(&variants(&plan.variants));
    quote! {
        #[doc = #doc]
        ///
        /// The number of a scope in the catalog, from 0, is `scope as u16`.
        #[repr(u16)]
        #[derive(::core::cmp::PartialEq)]
        #[allow(deprecated, reason = "the derived implementation names deprecated scopes, too")]
        #[allow(clippy::doc_markdown, reason = "the descriptions are texts of the catalog")]
        pub enum Scope {
            #variants
        }
    }
}

/// Prints the variants with their attributes.
fn variants(all: &[Variant]) -> String {
    let mut out = String::new();
    for variant in all {
        push_doc(&mut out, &variant.doc);
        // Writing to a string cannot fail.
        for alias in &variant.search {
            let _ = write!(out, "#[doc(alias={alias:?})]");
        }
        match variant.deprecated.as_deref() {
            Some("") => out.push_str("#[deprecated]"),
            Some(note) => {
                let _ = write!(out, "#[deprecated(note={note:?})]");
            }
            None => {}
        }
        out.extend([&variant.ident, ","]);
    }
    out
}
