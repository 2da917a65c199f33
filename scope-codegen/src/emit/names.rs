//! The names of the scopes as a tree of modules, for hover and completion inside `#[requires]`.
//!
//! A macro of its own prints them, and only editors expand it. The compiler does not spend time on them.

use super::printing::{lex, push_doc};
use crate::plan::Plan;
use proc_macro2::TokenStream;
use std::collections::BTreeMap;

/// Prints the names of all scopes.
pub(crate) fn names(plan: &Plan) -> TokenStream {
    let mut root = Names::default();
    for variant in &plan.variants {
        root.insert(&variant.name, &variant.doc);
    }
    let mut tree = String::new();
    root.write(&mut tree);
    lex(&tree)
}

/// A node of the tree: a part of a name.
#[derive(Default)]
struct Names<'a> {
    /// The documentation of the scope whose name ends here.
    doc: Option<&'a str>,
    below: BTreeMap<String, Names<'a>>,
}

impl<'a> Names<'a> {
    fn insert(&mut self, name: &str, doc: &'a str) {
        let mut at = self;
        for part in crate::requires_macro::name_parts(name) {
            at = at.below.entry(part).or_default();
        }
        at.doc = Some(doc);
    }

    fn write(&self, out: &mut String) {
        for (name, names) in &self.below {
            if let Some(doc) = names.doc {
                push_doc(out, doc);
                out.extend(["pub const ", name, ": () = ();"]);
            }
            if !names.below.is_empty() {
                out.extend(["pub mod ", name, "{"]);
                names.write(out);
                out.push('}');
            }
        }
    }
}
