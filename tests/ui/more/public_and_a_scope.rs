//! `public` beside a scope.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(public, mail)]
fn handler() {}

fn main() {}
