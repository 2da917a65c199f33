//! `from` in a function that cannot return a refusal, and from something that holds no grant.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail. } } }" }
}

use scopes::requires;

#[requires(mail, from = grant)]
fn cannot_refuse(grant: scopes::Grant) -> u8 {
    3
}

#[requires(mail, from = grant)]
fn returns_nothing(grant: scopes::Grant) {}

#[requires(mail, from = request)]
fn no_grant_in_there(request: String) -> Result<(), scopewright::Denied> {
    Ok(())
}

fn main() {}
