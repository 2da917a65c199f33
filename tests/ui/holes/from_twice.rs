//! `from` is given once.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, from = caller, from = Caller::client(ScopeSet::ALL))]
fn f(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

fn main() {}
