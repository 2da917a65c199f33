//! A proof is used up by a call.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

#[requires(contacts:read)]
fn handler() {}

fn in_a_loop(proof: Proof) {
    for _ in 0..2 {
        handler(proof);
    }
}

fn in_a_closure(proof: Proof) -> impl Fn() {
    move || handler(proof)
}

fn in_two_closures(proof: Proof) {
    let first = || handler(proof);
    let second = || handler(proof);
}

fn in_two_arms(proof: Proof) {
    match 1 {
        1 => handler(proof),
        _ => {}
    }
    handler(proof);
}

fn repeated(proof: Proof) {
    let proofs = [proof; 2];
}

fn repeated_in_a_vector(proof: Proof) {
    let proofs = vec![proof; 2];
}

fn moved_out_of_a_pattern(pair: (Proof, u8)) {
    let (proof, _) = pair;
    handler(proof);
    handler(pair.0);
}

fn main() {}
