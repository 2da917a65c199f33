//! The check borrows the caller; an expression that moves it leaves nothing to the body.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

struct Call(Caller, String);

#[requires(contacts:read, from = { call }.0)]
fn f(call: Call) -> Result<String, Denied> {
    Ok(call.1)
}

fn main() {}
