//! Rust does not allow the attribute inside of the function.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

fn f() {
    #![requires(contacts:read)]
}

fn main() {}
