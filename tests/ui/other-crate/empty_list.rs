//! Nothing in the parentheses: deny by default has no empty list.

use acme_scopes::requires;

#[requires()]
fn handler() {}

fn main() {}
