//! Several mistakes in one requirement: each has its message at its place.

use acme_scopes::requires;

#[requires(contacts:read,, any(crm:read | crm:write), some(contacts:write), $shared, all(public))]
fn f() {}

fn main() {}
