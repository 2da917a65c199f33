//! A file that is not there.

mod scopes {
    scopewright::catalog!("no/such/scopes.yaml");
}

#[scopes::requires(contacts:read)]
fn read() {}

fn main() {}
