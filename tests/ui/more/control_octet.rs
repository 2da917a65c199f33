//! An octet that no scope may contain.

use acme_scopes::requires;

#[requires("contacts:read\u{7}")]
fn f() {}

fn main() {}
