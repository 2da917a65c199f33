//! No parentheses at all.

use acme_scopes::requires;

#[requires]
fn handler() {}

fn main() {}
