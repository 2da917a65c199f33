//! A proof by other ways than a check, and one that would be used twice.

use acme_scopes::requires;
use acme_scopes::{Scope, ScopeSet};

type Proof = requires::Guard<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn by_default() -> Proof {
    Default::default()
}

fn by_its_constructor() -> Proof {
    scopewright::Guard::<ScopeSet, _>::proven()
}

fn copied(proof: Proof) -> (Proof, Proof) {
    (proof.clone(), proof)
}

fn main() {}
