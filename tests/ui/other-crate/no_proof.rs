//! A call of an annotated function without a proof, and with the proof of something else.

use acme_scopes::requires;
use acme_scopes::{Grant, Scope};

#[requires(contacts:write)]
fn delete_contact(id: u64) -> u64 {
    id
}

#[requires(contacts:read)]
fn read_contact(id: u64) -> u64 {
    id
}

fn forward(grant: &Grant) -> Result<u64, scopewright::Denied> {
    delete_contact(12);
    let proof = grant.prove::<requires::Has<{ Scope::ContactsRead as u16 }>>()?;
    Ok(delete_contact(proof, 12) + read_contact(grant.prove()?, 12))
}

fn main() {}
