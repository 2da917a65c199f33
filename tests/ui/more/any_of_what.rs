//! `any` without its list.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(any)]
fn handler() {}

fn main() {}
