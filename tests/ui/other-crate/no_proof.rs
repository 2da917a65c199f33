//! A call of an annotated function without an `Authorized`.

use acme_scopes::requires;

#[requires(contacts:write)]
fn delete_contact(id: u64) -> u64 {
    id
}

fn main() {
    delete_contact(12);
}
