//! `crate =` given twice.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail, crate = scopes, crate = scopes)]
fn handler() {}

fn main() {}
