//! A macro in `from` could return before the check.

#![allow(unused)]

use acme_scopes::requires;

macro_rules! caller {
    ($caller:ident) => {
        return Ok(1)
    };
}

#[requires(contacts:read, from = caller!(caller))]
fn f(caller: acme_scopes::Caller) -> Result<u8, scopewright::Denied> {
    Ok(2)
}

#[requires(contacts:read, from = if !(true) { caller } else { std::convert::identity(caller!(caller)) })]
fn g(caller: acme_scopes::Caller) -> Result<u8, scopewright::Denied> {
    Ok(2)
}

fn main() {}
