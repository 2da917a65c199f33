//! A long name is suggested in full, and a name that no catalog can have says so.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { contacts.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.read: A } } }" }
}

use scopes::requires;

#[requires(contacts.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.long.raed)]
fn misspelt() {}

#[requires("contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:contacts:")]
fn too_long() {}

fn main() {}
