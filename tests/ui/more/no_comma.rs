//! Two scopes without a comma between them.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

#[requires(mail calendar)]
fn handler() {}

fn main() {}
