//! `public` beside a scope.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(public, mail)]
fn handler() {}

#[requires(mail:read, public)]
fn at_the_end() {}

fn main() {}
