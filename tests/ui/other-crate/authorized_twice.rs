//! One `Authorized` for two calls.

use acme_scopes::{Scope, requires};

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn copied(proof: Proof) -> (Proof, Proof) {
    (proof.clone(), proof)
}

fn main() {}
