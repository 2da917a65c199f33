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
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

pub use crate::plan::Reader;
pub(crate) use names::names;
pub use printing::{Paths, Printing, lex};

/// Prints everything that `catalog!` defines in a module.
pub fn emit(plan: &Plan, paths: &Paths) -> TokenStream {
    let facade = &paths.facade;
    let private = &quote!(#facade::__private);
    let scope = scope::emit(plan, paths);
    let scope_methods = scope_methods::emit(plan, paths, private);
    let set = set::emit(plan, facade, private);
    let catalog = catalog::emit(facade, private);
    let requires = requires::emit(plan, paths, private);
    let scope_traits = scope_traits::emit(facade, private);
    let tables = tables::emit(plan, facade, private);
    let tracked = paths.tracked.as_deref().map(tracked);
    let list = Ident::new(&plan.list, Span::call_site());
    let items = quote!({ CATALOG, Caller, ProtectedResource, Scope, ScopeSet, requires, route });
    // The compiler reports a second catalog in the same module with the name of the outer module. A glob import would
    // be shorter. However, items of the user and other glob imports could then replace the items of the catalog.
    quote! {
        /// The items of a catalog. Code outside of this module cannot use what is private here.
        mod one_catalog_per_module {
            #scope
            #scope_methods
            #set
            #catalog
            #requires
            #scope_traits
            #tables
            #facade::__serde!(Scope ScopeSet);
            #tracked

            /// The items that the module of the user re-exports. The name of the list differs from catalog to catalog,
            /// so a second catalog in a module does not find its list, and does not define all names again.
            pub mod #list {
                pub use super::#items;
            }
        }

        #[doc(inline)]
        #[allow(unused_imports, reason = "a program may use none of the items")]
        pub use one_catalog_per_module::#list::#items;
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
