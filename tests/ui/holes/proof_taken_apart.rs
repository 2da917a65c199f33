//! The field of a proof is private, in expressions and in patterns.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use scopewright::Authorized;
use std::marker::PhantomData;

type Read = requires::Has<{ Scope::ContactsRead as u16 }>;

fn literal() -> Authorized<ScopeSet, Read> {
    Authorized { proven: PhantomData }
}

fn updated(proof: Authorized<ScopeSet, Read>) -> [Authorized<ScopeSet, Read>; 2] {
    [Authorized { ..proof }, proof]
}

fn taken_apart(proof: Authorized<ScopeSet, Read>) {
    let Authorized { proven } = proof;
}

fn matched(proof: Authorized<ScopeSet, Read>) {
    if let Authorized { proven: PhantomData } = proof {}
}

fn main() {}
