//! An empty `any()`.

use acme_scopes::requires;

#[requires(any())]
fn handler() {}

fn main() {}
