//! A string with a suffix.

use acme_scopes::requires;

#[requires("contacts:read"u8)]
fn f() {}

fn main() {}
