//! A requirement behind an equals sign, which is how other attributes take a value.

use acme_scopes::requires;

#[requires = "contacts:read"]
fn f() {}

fn main() {}
