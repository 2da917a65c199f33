//! The expression of `from` cannot leave the function before its check.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, from = return Ok(1))]
fn directly(caller: Caller) -> Result<u8, Denied> {
    Ok(2)
}

#[requires(contacts:read, from = if caller.is_verified() { caller } else { return Ok(1) })]
fn in_a_branch(caller: Caller) -> Result<u8, Denied> {
    Ok(2)
}

#[requires(contacts:read, from = (|| loop { return caller })())]
fn in_a_closure(caller: Caller) -> Result<u8, Denied> {
    Ok(2)
}

macro_rules! with {
    ($name:ident, $source:expr) => {
        #[requires(contacts:read, crate = acme_scopes, from = $source)]
        fn $name(caller: Caller) -> Result<u8, Denied> {
            Ok(2)
        }
    };
}
with!(in_an_expression, { return Ok(1) });
with!(in_a_macro_of_an_expression, Caller::client(panic!()));

fn main() {}
