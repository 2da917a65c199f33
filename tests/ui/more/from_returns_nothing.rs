//! `from` in a function that returns nothing.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail, from = caller)]
fn handler(caller: scopes::Caller) {}

fn main() {}
