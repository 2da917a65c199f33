//! An empty `any()`.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;

#[requires(any())]
fn handler() {}

fn main() {}
