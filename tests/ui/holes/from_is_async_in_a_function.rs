//! A function that is not `async` cannot wait for its caller.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, from = async { caller }.await)]
fn f(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

fn main() {}
