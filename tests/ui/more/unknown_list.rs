//! A list that is neither `any(...)` nor `all(...)`.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

#[requires(some(mail))]
fn handler() {}

fn main() {}
