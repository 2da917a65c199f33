//! Only a function can be protected: an attribute on another item is no protection of the functions in it.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

struct Service;

#[requires(contacts:read)]
impl Service {
    fn f(&self) {}
}

#[requires(contacts:read)]
trait Trait {
    fn f(&self) {}
}

#[requires(contacts:read)]
mod module {
    pub fn f() {}
}

#[requires(contacts:read)]
struct Struct;

#[requires(contacts:read)]
enum Enum {}

#[requires(contacts:read)]
union Union {
    field: u8,
}

#[requires(contacts:read)]
static STATIC: fn() = || {};

#[requires(contacts:read)]
const CONST: fn() = || {};

#[requires(contacts:read)]
type Alias = fn();

#[requires(contacts:read)]
use std::mem::drop as renamed;

#[requires(contacts:read)]
extern crate core as renamed_core;

#[requires(contacts:read)]
unsafe extern "C" {
    fn foreign();
}

#[requires(contacts:read)]
macro_rules! defined {
    () => {};
}

macro_rules! functions {
    () => {
        fn f() {}
    };
}

#[requires(contacts:read)]
functions!();

fn main() {}
