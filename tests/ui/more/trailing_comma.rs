//! A trailing comma.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail,)]
fn handler() {}

fn main() {}
