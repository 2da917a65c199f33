//! Two scopes without a comma between them.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail calendar)]
fn handler() {}

fn main() {}
