//! `#[requires]` on an item that is no function.

mod scopes {
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(mail)]
struct Handler;

fn main() {}
