//! A scope is made from its name or its number, and the catalog decides.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

fn f() {
    let scope = 0 as Scope;
    let scope: Scope = 0.into();
    let scope: Scope = "contacts:read".into();
    let scope = Scope::from_id(0);
    let set = ScopeSet(0);
    let set: ScopeSet = u64::MAX.into();
    let set = ScopeSet::of(&[0]);
}

fn main() {}
