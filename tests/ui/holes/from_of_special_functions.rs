//! Functions that the compiler calls return no refusal.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

struct Guard(Caller);

impl Drop for Guard {
    #[requires(contacts:read, from = self.0)]
    fn drop(&mut self) {}
}

impl std::ops::Deref for Guard {
    type Target = Caller;

    #[requires(contacts:read, from = self.0)]
    fn deref(&self) -> &Caller {
        &self.0
    }
}

#[requires(contacts:read, from = caller)]
const fn constant(caller: Caller) -> Result<u8, Denied> {
    Ok(1)
}

fn main() {}
