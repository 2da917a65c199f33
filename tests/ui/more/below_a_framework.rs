//! `#[requires]` below an attribute that looks at the parameters: it goes above.

use acme_scopes::requires;

#[axum::debug_handler]
#[requires(contacts:read)]
async fn list_contacts() {}

fn main() {}
