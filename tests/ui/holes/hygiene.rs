//! A macro and its caller do not see each other's variables.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

macro_rules! source_of_the_macro {
    ($item:item) => {
        #[requires(contacts:read, crate = acme_scopes, from = caller)]
        $item
    };
}
source_of_the_macro! { fn f(caller: Caller) -> Result<u8, Denied> { Ok(1) } }

fn main() {}
