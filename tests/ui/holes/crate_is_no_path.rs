//! `crate =` takes a path and nothing else.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, crate = "acme_scopes")]
fn string() {}

#[requires(contacts:read, crate = &acme_scopes)]
fn reference() {}

#[requires(contacts:read, crate = <acme_scopes>)]
fn angles() {}

#[requires(contacts:read, crate = acme_scopes::)]
fn half() {}

#[requires(contacts:read, crate = (acme_scopes))]
fn parentheses() {}

#[requires(contacts:read, crate = scopes!())]
fn call() {}

#[requires(contacts:read, from = caller, crate = return Ok(1); acme_scopes)]
fn statement(caller: Caller) -> Result<u8, Denied> {
    Ok(2)
}

fn main() {}
