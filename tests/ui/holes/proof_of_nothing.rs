//! Functions that make values of nothing are `unsafe`.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use std::mem::MaybeUninit;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

union Union {
    unit: (),
    proof: std::mem::ManuallyDrop<Proof>,
}

fn f() {
    let proof: Proof = std::mem::zeroed();
    let proof: Proof = std::mem::transmute(());
    let proof: Proof = MaybeUninit::uninit().assume_init();
    let proof = Union { unit: () }.proof;
    let proof: Proof = std::ptr::NonNull::dangling().read();
}

fn main() {}
