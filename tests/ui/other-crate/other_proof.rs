//! A call of an annotated function with the `Authorized` of another requirement.

use acme_scopes::{Caller, Scope, requires};

#[requires(contacts:write)]
fn delete_contact(id: u64) -> u64 {
    id
}

fn forward(caller: &Caller) -> Result<u64, scopewright::Denied> {
    let proof = caller.authorize::<requires::Has<{ Scope::ContactsRead as u16 }>>()?;
    Ok(delete_contact(proof, 12))
}

fn main() {}
