//! A scope whose deprecation says `deny: true`.

use acme_scopes::requires;

#[requires(everything)]
fn handler() {}

fn main() {}
