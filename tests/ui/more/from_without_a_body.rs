//! `from` in a trait, on a method without a body.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

trait Mailbox {
    #[requires(mail, from = self)]
    fn open(&self) -> Result<(), scopewright::Denied>;
}

fn main() {}
