//! Rust code in the arguments is not evaluated.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

const NAME: &str = "contacts:read";

#[requires(concat!("contacts", ":read"))]
fn concatenated() {}

#[requires(NAME)]
fn constant() {}

#[requires({ "contacts:read" })]
fn block() {}

#[requires(Scope::ContactsRead)]
fn variant() {}

#[requires(#[cfg(any())] contacts:read)]
fn attribute() {}

#[requires(cfg(any()), contacts:read)]
fn condition() {}

#[requires(/// contacts:read
public)]
fn documentation() {}

#[requires(if true { public } else { contacts:read })]
fn branch() {}

#[requires(env!("SCOPE"))]
fn environment() {}

fn main() {}
