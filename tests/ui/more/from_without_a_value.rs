//! `from =` without an expression.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail, from =)]
fn handler() {}

fn main() {}
