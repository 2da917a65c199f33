//! Prints a plan as tokens. The decisions are in [`crate::plan`].

mod catalog;
mod names;
mod printing;
mod requires;
mod scope;
mod scope_methods;
mod scope_traits;
mod set;
mod set_traits;
mod tables;

use crate::plan::Plan;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub use crate::plan::Reader;
pub(crate) use names::names;
pub use printing::{Paths, Printing, lex};

/// Prints everything that `catalog!` defines in a module.
pub fn emit(plan: &Plan, paths: &Paths) -> TokenStream {
    let facade = &paths.facade;
    let private = &quote!(#facade::__private);
    let lex = paths.printing.lex;

    let scope = scope::emit(plan, lex);
    let scope_methods = scope_methods::emit(plan, facade, private, lex);
    let set = set::emit(plan, facade, private);
    let catalog = catalog::emit(facade);
    let requires = requires::emit(paths, private);
    let scope_traits = scope_traits::emit(facade, private);
    let tables = tables::emit(plan, facade, private);
    let tracked = paths.tracked.as_deref().map(tracked);
    quote! {
        #scope
        #scope_methods
        #set
        #catalog
        #requires
        #scope_traits
        #tables
        #facade::__serde!(Scope ScopeSet);
        #tracked
    }
}

/// Makes the crate depend on a file. The printed function, which includes the file, is never called. If a constant
/// included the file instead, the metadata of the crate would store all of it.
fn tracked(path: &str) -> TokenStream {
    let path = Literal::string(path);
    quote! {
        const _: () = {
            fn _tracked() {
                let _ = ::core::include_bytes!(#path);
            }
        };
    }
}
