//! `from` in a function that does not return a `Result`.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail, from = caller)]
fn handler(caller: scopes::Caller) -> u8 {
    3
}

fn main() {}
