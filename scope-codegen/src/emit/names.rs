//! The names of the scopes as a tree of modules, for editors alone: hover and completion inside `#[requires]`.
//!
//! It is a macro of its own, called where only editors look, so that nobody else waits for its text.

use super::{lex, push_doc};
use crate::plan::Plan;
use proc_macro2::TokenStream;
use std::collections::BTreeMap;

pub(crate) fn names(plan: &Plan) -> TokenStream {
    let mut root = Names::default();
    for variant in &plan.variants {
        root.insert(&variant.name, &variant.doc);
    }
    let mut tree = String::new();
    root.write(&mut tree);
    lex(&tree)
}

#[derive(Default)]
struct Names<'a> {
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
