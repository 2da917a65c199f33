//! An argument that does not exist.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;

#[requires(contacts:read, form = request)]
fn read(request: ()) {}

fn main() {}
