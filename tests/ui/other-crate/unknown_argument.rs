//! An argument that does not exist.

use acme_scopes::requires;

#[requires(contacts:read, form = request)]
fn read(request: ()) {}

fn main() {}
