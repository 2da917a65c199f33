//! `from` in a trait, on a method without a body.

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

use scopes::requires;

trait Mailbox {
    #[requires(mail, from = self)]
    fn open(&self) -> Result<(), scopewright::Denied>;
}

fn main() {}
