//! What follows `from =` is one expression.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, from = caller; caller)]
fn two_statements(caller: Caller) -> Result<u8, Denied> {
    Ok(2)
}

#[requires(contacts:read, from = let caller = caller)]
fn a_statement(caller: Caller) -> Result<u8, Denied> {
    Ok(2)
}

#[requires(contacts:read, from = #[cfg(any())] caller)]
fn an_attribute(caller: Caller) -> Result<u8, Denied> {
    Ok(2)
}

fn main() {}
