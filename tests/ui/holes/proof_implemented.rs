//! Another crate cannot add a way to make or copy a proof.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

impl Clone for Proof {
    fn clone(&self) -> Self {
        loop {}
    }
}

impl Copy for Proof {}

impl Default for Proof {
    fn default() -> Self {
        loop {}
    }
}

impl Proof {
    fn new() -> Self {
        loop {}
    }
}

fn main() {}
