//! An ABI is refused in every spelling.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:write)]
extern fn short() {}

#[requires(contacts:write)]
pub(crate) extern r"C" fn raw() {}

#[requires(contacts:write)]
pub const unsafe extern "system-unwind" fn qualified() {}

struct Service;
impl Service {
    #[requires(contacts:write)]
    extern "C" fn method(&self) {}
}

macro_rules! with_abi {
    ($abi:literal) => {
        #[requires(contacts:write, crate = acme_scopes)]
        extern $abi fn from_a_literal() {}
    };
}
with_abi!("C");

fn main() {}
