//! An attribute without parentheses.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;

#[requires]
fn handler() {}

fn main() {}
