//! The limits of a requirement that the compiler brings into disjunctive normal form.

use super::spans::{Requirement, Spans};
use scope_catalog::requirement::{Extent as _, Problem, Tree};
use scope_types::{MAX_ALTERNATIVES, MAX_ARITY, MAX_SCOPES, MAX_SET};
use syn::Error;

/// Reports each list that has too many items.
pub(super) fn check_lists(requirement: &Requirement, errors: &mut Vec<Error>) {
    let items = requirement.items();
    if items.len() > MAX_ARITY {
        errors.extend(error_about(
            requirement,
            format!("this list has {} items, and the limit is {MAX_ARITY}", items.len()),
            "put some of them into a list of their own",
        ));
    }
    for item in items {
        check_lists(item, errors);
    }
}

/// Reports a requirement whose disjunctive normal form is too large.
pub(super) fn check_size(requirement: &Requirement, whole: &Spans, errors: &mut Vec<Error>) {
    let (alternatives, largest) = size(requirement);
    if alternatives > MAX_ALTERNATIVES || largest > MAX_SET || alternatives.saturating_mul(largest) > MAX_SCOPES {
        errors.push(whole.error(&Problem::syntax(
            format!(
                "this requirement has {alternatives} alternatives of up to {largest} scopes in disjunctive normal \
                 form, and the limits are {MAX_ALTERNATIVES} alternatives, {MAX_SET} scopes, and {MAX_SCOPES} for \
                 the product of the two"
            ),
            "add a scope to the catalog that all scopes of an `any` imply, and write it in place of the `any`",
        )));
    }
}

/// An error about a list, from its first scope to its last one.
fn error_about(requirement: &Requirement, message: String, help: &str) -> Option<Error> {
    let whole = first_scope(requirement)?.to(last_scope(requirement)?);
    Some(whole.error(&Problem::syntax(message, help)))
}

fn first_scope(requirement: &Requirement) -> Option<&Spans> {
    match requirement {
        Tree::Scope(name) => Some(&name.at),
        list => list.items().iter().find_map(first_scope),
    }
}

fn last_scope(requirement: &Requirement) -> Option<&Spans> {
    match requirement {
        Tree::Scope(name) => Some(&name.at),
        list => list.items().iter().rev().find_map(last_scope),
    }
}

/// The number of alternatives of the disjunctive normal form before absorption, and the number of scopes of the largest
/// alternative.
fn size(requirement: &Requirement) -> (usize, usize) {
    let sizes = requirement.items().iter().map(size);
    match requirement {
        Tree::Any(_) => sizes
            .fold((0, 0), |(count, largest), (own, own_largest)| (count.saturating_add(own), largest.max(own_largest))),
        Tree::All(_) | Tree::List(_) => sizes.fold((1, 0), |(count, largest), (own, own_largest)| {
            (count.saturating_mul(own), largest.saturating_add(own_largest))
        }),
        Tree::Scope(_) | Tree::Shared(_) => (1, 1),
        Tree::Public | Tree::Authenticated | Tree::Denied => (0, 0),
    }
}
