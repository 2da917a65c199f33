//! An attribute without parentheses.

use acme_scopes::requires;

#[requires]
fn handler() {}

fn main() {}
