//! A proof is not read before it exists.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

fn uninitialized() -> Proof {
    let proof: Proof;
    proof
}

fn main() {}
