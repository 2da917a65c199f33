//! Rows that decide instead of a prefix, and leave out scopes that the prefix would accept, or require less than it.

use super::owners::{MAX_SHOWN, joined, prefixes_at, rows_at};
use crate::diagnostics::{Code, Listing};
use crate::hash::HashMap;
use crate::model::{Catalog, Endpoint, MethodRequirement, PathPrefix, Scope};
use crate::policy::automaton::Decision;
use crate::policy::builder::Determinized;
use crate::policy::listed::authorizes;
use crate::policy::trie::{NodeId, Trie};
use crate::requirement::Requirement;
use crate::yaml::{Diagnostic, Diagnostics, NodeId as Place, Part};
use std::collections::{BTreeMap, BTreeSet};

/// The scopes of a prefix that rows are compared with. A warning that names more could not be read.
const MAX_COMPARED: usize = 64;

/// A method of a row.
type Listed<'a> = (&'a Endpoint, &'a MethodRequirement);
/// Names of scopes, with the methods of rows that leave them out.
type LeftOut<'a> = (Vec<&'a str>, Vec<Listed<'a>>);

/// Warns about rows that hide a prefix: once for each prefix and the scopes that the same rows leave out, with all of
/// these rows, and once for each row that requires less.
pub(super) fn hidden(catalog: &Catalog, trie: &Trie, determinized: &Determinized, diagnostics: &mut Diagnostics) {
    let decisions: BTreeSet<Decision> = determinized.automaton.states.iter().map(|state| state.output).collect();
    let mut left_out: BTreeMap<(NodeId, u16), Vec<Listed<'_>>> = BTreeMap::new();
    let mut by_method: HashMap<(NodeId, &str), Vec<(u16, &Scope)>> = HashMap::default();
    for decision in decisions {
        let (Some(row), Some(node)) = (decision.row, decision.prefix) else { continue };
        let Some(prefix) = prefixes_at(node, catalog, trie).next() else { continue };
        for row in rows_at(row, catalog, trie) {
            for method in &row.methods {
                let scopes = by_method
                    .entry((node, &method.method))
                    .or_insert_with(|| authorizing(node, &method.method, catalog, trie));
                let sufficient = scopes.iter().filter(|(id, scope)| is_sufficient(*id, scope, &method.requirement));
                let is_named = |id: u16| method.named.binary_search(&id).is_ok();
                if !scopes.is_empty() && sufficient.count() == scopes.len() {
                    if !scopes.iter().any(|(id, _)| is_named(*id)) && has_other_way(&method.requirement, scopes) {
                        let names: Vec<&str> = scopes.iter().map(|(_, scope)| scope.name.as_str()).collect();
                        diagnostics.push(requires_less(row, method, prefix, &names));
                    }
                    continue;
                }
                for (id, scope) in scopes.iter().copied() {
                    if !is_named(id) && !is_sufficient(id, scope, &method.requirement) {
                        left_out.entry((node, id)).or_default().push((row, method));
                    }
                }
            }
        }
    }
    // The scopes that the same rows leave out are one problem.
    let mut groups: BTreeMap<(NodeId, Vec<Place>), LeftOut<'_>> = BTreeMap::new();
    for ((node, id), rows) in left_out {
        let Some(scope) = catalog.scopes.get(usize::from(id)) else { continue };
        let places = rows.iter().map(|(_, method)| method.at).collect();
        groups.entry((node, places)).or_insert((Vec::new(), rows)).0.push(&scope.name);
    }
    for ((node, _), (names, rows)) in groups {
        let Some(prefix) = prefixes_at(node, catalog, trie).next() else { continue };
        if let Some(problem) = leave_out(prefix, &names, &rows) {
            diagnostics.push_with_listing(problem, others(rows.get(MAX_SHOWN..).unwrap_or_default()));
        }
    }
}

/// The scopes that authorize a method at the prefixes of a node.
fn authorizing<'a>(node: NodeId, method: &str, catalog: &'a Catalog, trie: &Trie) -> Vec<(u16, &'a Scope)> {
    let ids: BTreeSet<u16> =
        prefixes_at(node, catalog, trie).flat_map(|prefix| prefix.scopes.iter().copied()).collect();
    let scopes = ids.into_iter().filter_map(|id| Some((id, catalog.scopes.get(usize::from(id))?)));
    scopes.filter(|(_, scope)| authorizes(scope, method)).take(MAX_COMPARED).collect()
}

/// Whether a scope meets a requirement alone, with the scopes that it implies.
fn is_sufficient(id: u16, scope: &Scope, requirement: &Requirement) -> bool {
    let has = |wanted: &u16| *wanted == id || scope.implied.binary_search(wanted).is_ok();
    match requirement {
        Requirement::Scopes(sets) => sets.iter().any(|set| set.iter().all(has)),
        Requirement::Public | Requirement::Authenticated => true,
        Requirement::Denied => false,
    }
}

/// Whether a requirement can be met without these scopes.
fn has_other_way(requirement: &Requirement, scopes: &[(u16, &Scope)]) -> bool {
    match requirement {
        Requirement::Scopes(sets) => sets.iter().any(|set| !scopes.iter().any(|(id, _)| set.contains(id))),
        Requirement::Public | Requirement::Authenticated => true,
        Requirement::Denied => false,
    }
}

fn requires_less(row: &Endpoint, method: &MethodRequirement, prefix: &PathPrefix, names: &[&str]) -> Diagnostic {
    let what = match method.requirement {
        Requirement::Public => "is `public`",
        Requirement::Authenticated => "is `authenticated`",
        Requirement::Denied | Requirement::Scopes(_) => "requires less",
    };
    let message = format!(
        "row `{} {}` {what}, and prefix `{}`, which it hides, requires {}",
        method.method,
        row.template.text,
        prefix.template.text,
        joined(names, "or"),
    );
    Diagnostic::warning(Code::WeakerRow, method.at, message)
        .related(prefix.at, "the prefix is here")
        .help(format!("require {} in the row if that is not intended", joined(names, "or")))
}

/// The rows that a message does not name. The methods of a row are one item.
fn others(rows: &[Listed<'_>]) -> Listing<Part> {
    let mut listing = Listing::new("row");
    for of_row in rows.chunk_by(|(one, _), (other, _)| one.at == other.at) {
        if let Some((row, _)) = of_row.first() {
            let methods: Vec<&str> = of_row.iter().map(|(_, method)| method.method.as_str()).collect();
            let (parent, end) = row.template.text.split_at(row.template.text.rfind('/').map_or(0, |slash| slash + 1));
            listing.add(row.at.into(), &format!("{} {parent}", methods.join(", ")), end);
        }
    }
    listing
}

fn leave_out(prefix: &PathPrefix, names: &[&str], rows: &[Listed<'_>]) -> Option<Diagnostic> {
    let (first, first_method) = rows.first()?;
    let covering = &prefix.template.text;
    let texts: Vec<String> =
        rows.iter().map(|(row, method)| format!("{} {}", method.method, row.template.text)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (word, decide) = if rows.len() == 1 { ("row", "decides") } else { ("rows", "decide") };
    let are = if names.len() == 1 { "is" } else { "are" };
    let message = format!(
        "{word} {} {decide} instead of prefix `{covering}`, so {} {are} not sufficient there",
        joined(&texts, "and"),
        joined(names, "and"),
    );
    let help = match (&first_method.requirement, rows.len()) {
        (Requirement::Scopes(_), 1) => format!("add {} to the row if that is not intended", joined(names, "or")),
        (_, 1) => "remove the row if the prefix should decide".to_owned(),
        _ => format!("add {} to those rows for which that is not intended", joined(names, "or")),
    };
    if rows.len() == 1 {
        let problem = Diagnostic::warning(Code::HiddenPrefix, first_method.at, message);
        return Some(problem.related(prefix.at, "the prefix is here").help(help));
    }
    let mut problem =
        Diagnostic::warning(Code::HiddenPrefix, prefix.at, message).related(first.at, "the first row is here");
    for (_, method) in rows.iter().skip(1).take(MAX_SHOWN - 1) {
        problem = problem.related(method.at, "another row is here");
    }
    Some(problem.help(help))
}
