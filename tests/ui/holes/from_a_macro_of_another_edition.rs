//! `gen` is a keyword in the edition 2024 only, so it can name a macro in other crates.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:read, from = gen!(caller))]
fn f(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

macro_rules! leave {
    () => {
        return Ok(1)
    };
}

macro_rules! through_a_path {
    ($path:path, $caller:ident) => {
        #[requires(contacts:read, crate = acme_scopes, from = std::convert::identity($path!($caller)))]
        fn g($caller: Caller) -> Result<u8, Denied> {
            Ok(1)
        }
    };
}
through_a_path!(leave, caller);

fn main() {}
