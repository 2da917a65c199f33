//! A scope that is in one list twice.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

#[requires(mail, mail)]
fn handler() {}

fn main() {}
