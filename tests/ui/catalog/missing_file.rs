//! A file that does not exist.

mod scopes {
    scopewright::catalog!("no/such/scopes.yaml");
}

mod absolute {
    scopewright::catalog!("/no/such/scopes.yaml");
}

#[scopes::requires(contacts:read)]
fn read() {}

fn main() {}
