//! `#[requires]` below an attribute that reads the parameters. It must be above.

use acme_scopes::requires;

#[axum::debug_handler]
#[requires(contacts:read)]
async fn list_contacts() {}

fn main() {}
