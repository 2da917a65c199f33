//! Nobody passes a proof to `main`.

use acme_scopes::requires;

#[requires(contacts:read)]
fn main() {}
