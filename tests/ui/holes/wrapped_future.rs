//! A function around the future could run before the check, so the check is in front of it.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

use std::pin::Pin;

struct Wrapper<T>(T);

#[requires(contacts:read, from = caller)]
fn wrapped(caller: Caller) -> Wrapper<impl Future<Output = Result<u8, Denied>>> {
    Wrapper(async move { Ok(1) })
}

#[requires(contacts:read, from = caller)]
fn boxed_by_another_function(caller: Caller) -> Pin<Box<dyn Future<Output = Result<u8, Denied>>>> {
    erase(async move { Ok(1) })
}

fn erase<F: Future + 'static>(future: F) -> Pin<Box<dyn Future<Output = F::Output>>> {
    Box::pin(future)
}

fn main() {}
