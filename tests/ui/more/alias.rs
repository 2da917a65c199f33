//! A scope by its alias. Aliases are read in tokens and refused in code.

use acme_scopes::requires;

#[requires(crm:modify)]
fn handler() {}

fn main() {}
