//! A misspelt keyword of the requirement language.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;

#[requires(pubilc)]
fn status() {}

fn main() {}
