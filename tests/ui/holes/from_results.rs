//! The refusal needs a result that can hold it.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

use std::ops::ControlFlow;

#[requires(contacts:read, from = caller)]
fn option(caller: Caller) -> Option<u8> {
    Some(1)
}

#[requires(contacts:read, from = caller)]
fn control_flow(caller: Caller) -> ControlFlow<Denied, u8> {
    ControlFlow::Continue(1)
}

#[requires(contacts:read, from = caller)]
fn never(caller: Caller) -> ! {
    loop {}
}

#[requires(contacts:read, from = caller)]
fn denied(caller: Caller) -> Denied {
    caller.require(ScopeSet::ALL).unwrap_err()
}

#[requires(contacts:read, from = caller)]
fn error_without_conversion(caller: Caller) -> Result<u8, std::fmt::Error> {
    Ok(1)
}

fn main() {}
