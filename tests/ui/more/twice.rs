//! A scope that is in one list twice.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail, mail)]
fn handler() {}

fn main() {}
