//! `crate =` names a module with a catalog.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, crate = std)]
fn other_crate() {}

struct Service;
impl Service {
    #[requires(contacts:read, crate = Self)]
    fn a_type(&self) {}
}

#[requires(contacts:read, crate = T)]
fn a_type_parameter<T>(item: T) {}

fn main() {}
