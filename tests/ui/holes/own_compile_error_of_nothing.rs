//! A macro `compile_error` of the user does not hide an error: the function does not compile.

extern crate self as core;

use acme_scopes::{Caller, requires};
use scopewright::Denied;

#[macro_export]
macro_rules! compile_error {
    ($($message:tt)*) => {};
}

#[requires(contacts:write, from = return Ok(3))]
fn leaves(caller: &Caller) -> Result<u8, Denied> {
    Ok(2)
}

#[requires(contacts:write, nonsense = 1)]
fn unknown_argument() -> u8 {
    1
}

#[requires(contacts:write)]
#[unsafe(no_mangle)]
fn exported() {
    #![allow(unused)]
}

struct Service;

impl Service {
    #[requires(contacts:write, from = self)]
    fn without_a_result(&self) {}
}

fn main() {}
