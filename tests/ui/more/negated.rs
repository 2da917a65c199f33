//! A negated requirement.

use acme_scopes::requires;

#[requires(not(contacts:read))]
fn f() {}

fn main() {}
