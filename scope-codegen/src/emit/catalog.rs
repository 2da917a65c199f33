//! `CATALOG`, `route` and `ProtectedResource`.

use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(facade: &TokenStream, private: &TokenStream) -> TokenStream {
    quote! {
        /// Returns the requirement for an HTTP method and a path, or the reason why every request for them is refused.
        ///
        /// The method is case-sensitive (RFC 9110 section 9.1). The path is the one of the request target,
        /// percent-encoded as it was received and without the query. An ambiguous path such as `/a/../b` is refused,
        /// not repaired.
        #[must_use]
        #[inline]
        pub const fn route(
            method: &::core::primitive::str,
            path: &::core::primitive::str,
        ) -> #facade::Decision<'static, ScopeSet> {
            <Scope as #facade::CatalogScope>::TABLES.route(method, path)
        }

        /// The catalog as data: its title, categories, resources, endpoints and presets, in the order of the document.
        pub const CATALOG: #facade::catalog::Catalog<Scope> = #facade::catalog::Catalog::new();

        /// A service whose requests are checked by this catalog. It needs the feature `resource` of `scopewright`.
        pub type ProtectedResource = #private::ProtectedResource<ScopeSet>;
    }
}
