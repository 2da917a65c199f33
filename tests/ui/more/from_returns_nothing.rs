//! `from` in a function that returns nothing.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

#[requires(mail, from = caller)]
fn handler(caller: scopes::Caller) {}

fn main() {}
