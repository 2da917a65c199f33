//! A list that is neither `any(...)` nor `all(...)`.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(some(mail))]
fn handler() {}

fn main() {}
