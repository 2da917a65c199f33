//! A scope that is in one list twice.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail, mail)]
fn handler() {}

#[requires(mail:read, "calendar", mail:read)]
fn several_tokens() {}

#[requires(all("mail", mail))]
fn with_and_without_quotes() {}

fn main() {}
