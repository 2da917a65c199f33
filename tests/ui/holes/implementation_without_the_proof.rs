//! An implementation has the parameters of its trait.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

trait Trait {
    #[requires(contacts:read)]
    fn left_out(&self);
    #[requires(contacts:read)]
    fn weaker(&self);
    #[requires(contacts:read)]
    fn generic(&self);
    #[requires(contacts:read)]
    fn of_no_proof(&self);
    fn added(&self);
}

struct Service;

impl Trait for Service {
    fn left_out(&self) {}
    #[requires(public)]
    fn weaker(&self) {}
    fn generic<T>(&self, proof: T) {}
    fn of_no_proof(&self, _: ()) {}
    #[requires(contacts:read)]
    fn added(&self) {}
}

fn main() {}
