//! Empty parentheses. An empty list is no requirement.

use acme_scopes::requires;

#[requires()]
fn handler() {}

fn main() {}
