//! An expression that leaves the function before the check.

use acme_scopes::requires;

#[requires(contacts:read, from = { return Ok(1) })]
fn f() -> Result<u8, scopewright::Denied> {
    Ok(1)
}

fn main() {}
