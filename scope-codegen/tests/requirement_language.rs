//! The requirement language in `#[requires]`. `scope-catalog` has the same test for the catalog.

use harness::requirement_table as table;
use proc_macro2::{TokenStream, TokenTree};
use scope_codegen::requires_macro::{self, Context};

/// The texts of `#[doc = "..."]` and `compile_error!("...")` in an expansion.
fn texts(tokens: TokenStream, texts: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => self::texts(group.stream(), texts),
            TokenTree::Literal(literal) => {
                texts.extend(syn::parse_str(&literal.to_string()).map(|text: syn::LitStr| text.value()));
            }
            _ => {}
        }
    }
}

#[test]
fn requirements_of_the_attribute() {
    table::check("attribute", |arguments| {
        let item = "fn f();".parse().unwrap();
        let expanded = requires_macro::expand(
            arguments.parse().unwrap(),
            &item,
            Context { source: Some(&format!("#[requires({arguments})]")), ..Context::default() },
        );
        let mut all = Vec::new();
        texts(expanded, &mut all);
        let errors: String = all
            .iter()
            .filter_map(|text| text.split_once("\nhelp: "))
            .map(|(message, help)| table::show(message, help))
            .collect();
        let requirement =
            all.iter().find_map(|text| text.trim().strip_prefix("Requires `")?.strip_suffix("`.")).unwrap();
        if errors.is_empty() {
            return requirement.to_owned();
        }
        assert_eq!(requirement, "denied", "after an error no caller is let in");
        errors
    });
}
