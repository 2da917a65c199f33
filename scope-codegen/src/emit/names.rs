//! The names of the scopes as a tree of modules, for hover and completion inside `#[requires]`.
//!
//! A macro of its own prints them, and only editors expand it. The compiler does not spend time on them.

use super::printing::{lex, push_doc};
use crate::places::moved_to;
use crate::plan::{Plan, Variant};
use crate::requires_macro::{NAMES, STRINGS, module_of, name_parts};
use proc_macro2::{Span, TokenStream};
use std::collections::BTreeMap;

/// The attribute of the modules.
const ALLOW: &str = "#[allow(deprecated, missing_docs, non_upper_case_globals, non_snake_case, reason = \"the names are those of the catalog\")]";

/// What the root of the tree has besides scopes: the words of the requirement language.
const WORDS: [(&str, &str); 5] = [
    ("all", "All of the requirements in the list must be met."),
    ("any", "At least one of the requirements in the list must be met."),
    ("authenticated", "Any verified token meets this requirement, even one without scopes."),
    ("denied", "Nobody meets this requirement."),
    ("public", "Everybody meets this requirement, even without a token."),
];

/// Prints the names of all scopes: the module `names`, and the module `strings` for those that have to be strings in
/// `#[requires]`. The last word of a name is a re-export of the variant, so that editors show the documentation of the
/// variant and go to its definition.
///
/// The names have the place of the catalog.
pub(crate) fn names(plan: &Plan, place: Span) -> TokenStream {
    let mut modules = BTreeMap::from([NAMES, STRINGS].map(|module| (module, Names::default())));
    for variant in &plan.variants {
        modules.entry(module_of(&variant.name)).or_default().insert(variant);
    }
    let mut out = String::new();
    for (module, names) in &modules {
        out.extend([ALLOW, "pub mod ", module, "{"]);
        for (word, doc) in WORDS.iter().filter(|_| *module == NAMES) {
            push_doc(&mut out, doc);
            out.extend(["pub const ", word, ": () = ();"]);
        }
        names.write("super::super", &mut out);
        out.push('}');
    }
    moved_to(place, lex(&out))
}

/// A node of the tree: a word of a name.
#[derive(Default)]
struct Names<'a> {
    /// The scopes whose names end here. Names with different characters between equal words are at one node.
    variants: Vec<&'a Variant>,
    below: BTreeMap<String, Names<'a>>,
}

impl<'a> Names<'a> {
    fn insert(&mut self, variant: &'a Variant) {
        let mut at = self;
        for part in name_parts(&variant.name) {
            at = at.below.entry(part).or_default();
        }
        at.variants.push(variant);
    }

    /// Writes what is below the node. `catalog` is the path of the module that contains `Scope`.
    fn write(&self, catalog: &str, out: &mut String) {
        for (name, names) in &self.below {
            match &names.variants[..] {
                [] => {}
                [Variant { ident, .. }] if names.below.is_empty() => {
                    out.extend(["pub use ", catalog, "::Scope::", ident, " as ", name, ";"]);
                }
                // A variant is also a type, so it cannot have the name of a module.
                [first, ..] => {
                    for variant in &names.variants {
                        push_doc(out, &variant.doc);
                    }
                    out.extend(["pub const ", name, ":", catalog, "::Scope=", catalog, "::Scope::", &first.ident, ";"]);
                }
            }
            if !names.below.is_empty() {
                out.extend(["pub mod ", name, "{"]);
                names.write(&format!("super::{catalog}"), out);
                out.push('}');
            }
        }
    }
}
