//! Constants and types of an `impl` are no functions.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

struct Service;

trait Trait {
    type Type;
}

impl Service {
    #[requires(contacts:read)]
    const F: fn() = || {};
}

impl Trait for Service {
    #[requires(contacts:read)]
    type Type = fn();
}

fn main() {}
