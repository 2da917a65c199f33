//! Scopes with `|` between them, as in other languages.

use acme_scopes::requires;

#[requires(contacts:read | contacts:write)]
fn f() {}

fn main() {}
