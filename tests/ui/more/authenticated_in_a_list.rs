//! `authenticated` inside `any(...)`.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

#[requires(any(mail, authenticated))]
fn handler() {}

fn main() {}
