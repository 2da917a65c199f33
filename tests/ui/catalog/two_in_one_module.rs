//! Two catalogs in one module.

mod scopes {
    include!("../acme_catalog.rs");
    include!("../mail_catalog.rs");
}

use scopes::requires;

#[requires(contacts:read)]
fn handler() {}

fn main() {}
