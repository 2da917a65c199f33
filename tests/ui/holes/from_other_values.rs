//! Values that hold no caller.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, from = ScopeSet::ALL)]
fn set(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(contacts:read, from = Ok::<Caller, Denied>(caller))]
fn result(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(contacts:read, from = async { caller })]
fn future(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(contacts:read, from = || caller)]
fn closure(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(contacts:read, from = (caller, caller))]
fn tuple(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

fn main() {}
