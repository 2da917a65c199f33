//! A use of each scope, so that the compiler warns about deprecated scopes. Constant evaluation cannot warn.

use super::path::CatalogPath;
use super::spans::Spans;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use scope_catalog::requirement::Name;
use std::fmt::Write as _;

/// Prints a block that uses the variant of the scope if the scope is deprecated:
///
/// ```text
/// { let _mail = (); { use requires::deprecated::*; let _ = _mail; } }
/// ```
///
/// The module `deprecated` re-exports the variant of each deprecated scope. For a deprecated scope, the name in the
/// inner block is the one from the module, which hides the variable. For another scope, it is the variable.
pub(super) fn mention(name: &Name<'_, Spans>, path: &CatalogPath) -> TokenStream {
    // The identifiers have the same hygiene, so that the second one finds the first one in macros of the user, too. The
    // compiler underlines one token, the first one of the scope.
    let variable = Ident::new(&identifier(&name.text), Span::call_site());
    let mut mentioned = variable.clone();
    mentioned.set_span(variable.span().located_at(name.at.first));
    let deprecated = path.item("deprecated", Span::call_site());
    quote!({ let #variable = (); { use #deprecated::*; let _ = #mentioned; } })
}

/// The identifier of a scope in the module `deprecated`. Different names have different identifiers: an octet that is
/// neither a letter nor a digit is written as `_` and its two hexadecimal digits.
pub(crate) fn identifier(name: &str) -> String {
    let mut identifier = String::from("_");
    for octet in name.bytes() {
        if octet.is_ascii_alphanumeric() {
            identifier.push(char::from(octet));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(identifier, "_{octet:02x}");
        }
    }
    identifier
}

#[cfg(test)]
mod tests {
    use super::identifier;

    #[test]
    fn different_names_have_different_identifiers() {
        assert_eq!(identifier("contacts:write"), "_contacts_3awrite");
        assert_eq!(identifier("contacts_3awrite"), "_contacts_5f3awrite");
        assert_eq!(identifier("type"), "_type");
        assert_eq!(identifier("2fa"), "_2fa");
        assert_eq!(identifier(":"), "__3a");
    }
}
