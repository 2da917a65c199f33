//! The variant of the enum instead of the name.

use acme_scopes::requires;

#[requires(Scope::ContactsRead)]
fn f() {}

fn main() {}
