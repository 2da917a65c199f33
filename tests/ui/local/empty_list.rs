//! Empty parentheses. An empty list is no requirement.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;

#[requires()]
fn handler() {}

fn main() {}
