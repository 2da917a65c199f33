//! A type `Box` of the user does not get the future.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

struct Box;

impl Box {
    fn pin<F>(_: F) -> u8 {
        1
    }
}

#[requires(contacts:read, from = caller)]
fn f(caller: Caller) -> u8 {
    Box::pin(async move { Ok::<u8, Denied>(2) })
}

fn main() {}
