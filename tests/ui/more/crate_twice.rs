//! `crate =` given twice.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

#[requires(mail, crate = scopes, crate = scopes)]
fn handler() {}

fn main() {}
