//! `authenticated` inside `any(...)`.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(any(mail, authenticated))]
fn handler() {}

fn main() {}
