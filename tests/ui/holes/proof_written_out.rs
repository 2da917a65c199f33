//! The field of a proof is private.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use scopewright::Authorized;
use std::marker::PhantomData;

type Read = requires::Has<{ Scope::ContactsRead as u16 }>;

fn tuple() -> Authorized<ScopeSet, Read> {
    Authorized(PhantomData)
}

fn without_fields() -> Authorized<ScopeSet, Read> {
    Authorized {}
}

fn updated(proof: Authorized<ScopeSet, requires::Public>) -> Authorized<ScopeSet, Read> {
    Authorized { ..proof }
}

fn constructed() -> Authorized<ScopeSet, Read> {
    Authorized::proven()
}

fn read(proof: Authorized<ScopeSet, Read>) {
    let _ = proof.proven;
}

fn main() {}
