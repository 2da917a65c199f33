//! `from` of something that holds no caller.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

#[requires(mail, from = request)]
fn handler(request: String) -> Result<(), scopewright::Denied> {
    Ok(())
}

fn main() {}
