//! Lists that could be met by nobody or by everybody.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

#[requires(all())]
fn all_of_nothing() {}

#[requires(any())]
fn any_of_nothing() {}

#[requires(contacts:read, any())]
fn with_any_of_nothing() {}

#[requires(any(contacts:read, all()))]
fn or_all_of_nothing() {}

#[requires(any(public, contacts:read))]
fn or_public() {}

#[requires(contacts:read, authenticated)]
fn and_authenticated() {}

#[requires(any(contacts:read,,))]
fn commas() {}

#[requires(not(contacts:read))]
fn negated() {}

#[requires(true)]
fn true_() {}

#[requires(none)]
fn none() {}

#[requires(from = caller)]
fn source_only(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(crate = acme_scopes)]
fn catalog_only() {}

fn main() {}
