//! Rows that decide instead of a prefix, and leave out scopes that the prefix would accept.

use super::owners::{MAX_SHOWN, joined};
use crate::diagnostics::Code;
use crate::model::{Catalog, Endpoint, MethodRequirement, PathPrefix, Scope};
use crate::policy::trie::{NodeId, Trie};
use crate::requirement::Requirement;
use crate::yaml::{Diagnostic, Diagnostics};

/// Warns about rows that hide a prefix. Only the nearest prefix with a scope that the row leaves out is named.
pub(super) fn hidden(catalog: &Catalog, trie: &Trie, diagnostics: &mut Diagnostics) {
    for (node, id) in trie.nodes.iter().zip(0..) {
        if node.covered_by.is_none() {
            continue;
        }
        for row in node.rows.iter().chain(&node.tails).filter_map(|index| catalog.endpoints.get(*index)) {
            for method in &row.methods {
                let hidden = trie.covering(id).find_map(|prefix| left_out(prefix, method, catalog, trie));
                if let Some((prefix, names)) = hidden {
                    diagnostics.push(problem(row, method, prefix, &names));
                }
            }
        }
    }
}

/// The scopes of the prefixes at a node that a method of a row leaves out, with the prefix of the first one.
fn left_out<'a>(
    node: NodeId,
    row: &MethodRequirement,
    catalog: &'a Catalog,
    trie: &Trie,
) -> Option<(&'a PathPrefix, Vec<&'a str>)> {
    let prefixes = trie.node(node).prefixes.iter().filter_map(|index| catalog.prefixes.get(*index));
    // The prefix `/` has its own warning.
    let prefixes = prefixes.filter(|prefix| !prefix.is_root);
    let pairs = prefixes.flat_map(|prefix| prefix.scopes.iter().map(move |id| (prefix, *id)));
    let scopes = pairs.filter_map(|(prefix, id)| Some((prefix, id, catalog.scopes.get(usize::from(id))?)));
    let left_out = scopes.filter(|(_, id, scope)| {
        let is_named = row.named.binary_search(id).is_ok();
        scope.methods.contains(&row.method) && !is_named && !is_sufficient(*id, scope, &row.requirement)
    });
    // One more than a message shows, so that the message can say that there are others.
    let (prefixes, names): (Vec<&PathPrefix>, Vec<&str>) =
        left_out.take(MAX_SHOWN + 1).map(|(prefix, _, scope)| (prefix, scope.name.as_str())).unzip();
    Some((*prefixes.first()?, names))
}

/// Whether a scope meets a requirement alone, with the scopes that it implies.
fn is_sufficient(id: u16, scope: &Scope, requirement: &Requirement) -> bool {
    let has = |wanted: &u16| *wanted == id || scope.implied.binary_search(wanted).is_ok();
    matches!(requirement, Requirement::Scopes(sets) if sets.iter().any(|set| set.iter().all(has)))
}

fn problem(row: &Endpoint, method: &MethodRequirement, prefix: &PathPrefix, names: &[&str]) -> Diagnostic {
    let (path, covering) = (&row.template.text, &prefix.template.text);
    let are = if names.len() == 1 { "is" } else { "are" };
    let message = format!(
        "row `{} {path}` decides instead of prefix `{covering}`, so {} {are} not sufficient there",
        method.method,
        joined(names, "and")
    );
    let help = match method.requirement {
        Requirement::Scopes(_) => format!("add {} to the row if that is not intended", joined(names, "or")),
        _ => "remove the row if the prefix should decide".to_owned(),
    };
    Diagnostic::warning(Code::HiddenPrefix, method.at, message).related(prefix.at, "the prefix is here").help(help)
}
