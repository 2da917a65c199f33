//! A protected function does not have the type that callers without a proof expect.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;


#[requires(contacts:read)]
fn handler() {}

fn plain(call: fn()) {}
fn closure(call: impl Fn()) {}

struct Service;

impl Drop for Service {
    #[requires(contacts:read)]
    fn drop(&mut self) {}
}

impl Default for Service {
    #[requires(contacts:read)]
    fn default() -> Self {
        Self
    }
}

fn f() {
    plain(handler);
    closure(handler);
    handler();
    handler(());
    let pointer: fn() = handler;
    let pointer = handler as fn();
    std::thread::spawn(handler);
    Some(()).map(handler);
}

fn main() {}
