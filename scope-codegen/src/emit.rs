//! From the plan to tokens: `quote!`, text for what grows with the catalog, and no decisions.

mod names;
mod requires;
mod scope;
mod scope_traits;
mod set;
mod set_traits;

use crate::plan::Plan;
pub(crate) use names::names;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::fmt::Write as _;

/// Whom the code is emitted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Whoever compiles or edits a program.
    Compiler,
    /// rustdoc, whose search finds scopes by their names: an attribute a name, which all others would only pay for.
    Documentation,
}

/// How code is printed.
#[derive(Debug, Clone, Copy)]
pub struct Printing {
    /// Whom it is for.
    pub reader: Reader,
    /// Makes tokens of text. What grows with a catalog is printed as text, since the compiler reads that faster than a macro
    /// that is not optimised makes tokens. All of it is identifiers and escaped texts: it can be read.
    pub lex: fn(&str) -> TokenStream,
}

/// What the emitted code is written against.
#[derive(Debug)]
pub struct Paths {
    /// The crate `scopewright`, however the user's crate names it.
    pub facade: TokenStream,
    /// The catalog's file, by its absolute path: the compiler then knows that the code depends on it.
    pub tracked: Option<String>,
    /// What `catalog!` was given: editors expand it again, to the names of the scopes.
    pub input: TokenStream,
    /// How it is printed.
    pub printing: Printing,
}

/// Prints a catalog: everything that `catalog!` leaves in the module where it stands.
pub fn emit(plan: &Plan, paths: &Paths) -> TokenStream {
    let facade = &paths.facade;
    let private = quote!(#facade::__private);
    let scope = scope::emit(plan, paths, &private);
    let set = set::emit(plan, facade, &private);
    let requires = requires::emit(paths, &private);
    let tracked = paths.tracked.as_ref().map(|path| {
        let path = Literal::string(path);
        // In a function that nobody calls: the value of a constant would be kept with the crate, all of the catalog, twice.
        quote! {
            const _: () = {
                fn _tracked() {
                    let _ = ::core::include_bytes!(#path);
                }
            };
        }
    });
    quote! {
        #scope
        #set
        #requires
        #facade::__serde!(Scope ScopeSet);
        #tracked
    }
}

/// Tokens from text, wherever this runs. In a macro it reads all of the text itself before the compiler does.
pub fn lex(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// `#[doc = "..."]`
fn push_doc(out: &mut String, doc: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "#[doc={doc:?}]");
}
