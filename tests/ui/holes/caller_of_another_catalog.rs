//! A catalog with the same text is another catalog.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

mod twin {
    include!("../acme_catalog.rs");
}

#[requires(contacts:read)]
fn handler() {}

#[requires(contacts:read, from = caller)]
fn checked(caller: twin::Caller) -> Result<u8, Denied> {
    Ok(1)
}

fn f(caller: twin::Caller) {
    let _ = caller.authorize().map(handler);
    let _ = caller.authorize::<requires::Has<0>>().map(handler);
    let _: Caller = caller;
    let _ = Caller::client(twin::ScopeSet::ALL);
    let _ = Caller::client(ScopeSet::ALL).require(twin::Scope::ContactsRead);
}

fn main() {}
