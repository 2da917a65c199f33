//! Quotes around a list.

use acme_scopes::requires;

#[requires("any(contacts:read, contacts:write)")]
fn f() {}

fn main() {}
