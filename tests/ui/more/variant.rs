//! The variant of the enum in the place of the name.

use acme_scopes::requires;

#[requires(Scope::ContactsRead)]
fn f() {}

fn main() {}
