//! Rows of one shape: their templates differ in the names of parameters only.

use crate::diagnostics::Code;
use crate::hash::HashMap;
use crate::model::{Catalog, Endpoint, MethodRequirement};
use crate::policy::trie::Trie;
use crate::yaml::{Diagnostic, Diagnostics};
use std::collections::hash_map::Entry;

/// Reports rows of one shape: an error if they conflict, and a warning otherwise.
pub(super) fn same_shape(catalog: &Catalog, trie: &Trie, diagnostics: &mut Diagnostics) {
    // Rows of one shape end at one node of the trie.
    for rows in trie.nodes.iter().map(|node| &node.rows).filter(|rows| rows.len() > 1) {
        let rows: Vec<&Endpoint> = rows.iter().filter_map(|index| catalog.endpoints.get(*index)).collect();
        compare(&rows, diagnostics);
    }
}

fn compare(rows: &[&Endpoint], diagnostics: &mut Diagnostics) {
    let Some(first_row) = rows.first() else { return };
    let mut first_with: HashMap<&str, (&Endpoint, &MethodRequirement)> = HashMap::default();
    for (index, row) in rows.iter().enumerate() {
        let mut shares_methods = false;
        for here in &row.methods {
            match first_with.entry(&here.method) {
                Entry::Vacant(entry) => {
                    entry.insert((row, here));
                }
                Entry::Occupied(entry) => {
                    shares_methods = true;
                    diagnostics.push(same_method(*entry.get(), (row, here)));
                }
            }
        }
        if !shares_methods && index > 0 {
            let message =
                format!("rows `{}` and `{}` match the same paths", row.template.text, first_row.template.text);
            diagnostics.push(
                Diagnostic::warning(Code::SplitRow, row.at, message)
                    .related(first_row.at, "the other row is here")
                    .help("write one row with the methods of both"),
            );
        }
    }
}

fn same_method(
    (first_row, first): (&Endpoint, &MethodRequirement),
    (row, here): (&Endpoint, &MethodRequirement),
) -> Diagnostic {
    let (method, text, first_text) = (&here.method, &row.template.text, &first_row.template.text);
    let problem = if first.requirement == here.requirement {
        let message = format!("`{method} {text}` repeats `{method} {first_text}`");
        Diagnostic::warning(Code::RepeatedRow, here.at, message).help("remove one of the two")
    } else {
        let message = format!(
            "`{method} {text}` and `{method} {first_text}` match the same requests and have different requirements"
        );
        Diagnostic::error(Code::ConflictingRows, here.at, message)
            .help("the names of parameters make no difference: keep one of the two")
    };
    problem.related(first.at, "the other row is here")
}
