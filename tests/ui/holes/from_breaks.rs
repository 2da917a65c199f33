//! There is no loop around the check that the expression of `from` could break.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, from = break)]
fn without_a_label(caller: Caller) -> Result<u8, Denied> {
    Ok(2)
}

fn outer(caller: Caller) -> Result<u8, Denied> {
    'outer: loop {
        #[requires(contacts:read, crate = acme_scopes, from = break 'outer)]
        fn inner(caller: Caller) -> Result<u8, Denied> {
            Ok(2)
        }
        return inner(caller);
    }
}

#[requires(contacts:read, from = { break Ok::<u8, Denied>(1) })]
fn in_a_future(caller: Caller) -> impl Future<Output = Result<u8, Denied>> {
    async move { Ok(2) }
}

fn main() {}
