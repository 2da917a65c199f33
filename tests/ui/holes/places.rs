//! Places where Rust allows no such attribute.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

fn expressions() {
    let closure = #[requires(contacts:read)] || 1;
    #[requires(contacts:read)]
    let statement = || 1;
    #[requires(contacts:read)]
    {
        1
    };
}

struct Struct {
    #[requires(contacts:read)]
    field: fn(),
}

fn parameter(#[requires(contacts:read)] number: u8) {}

fn generic<#[requires(contacts:read)] T>(item: T) {}

fn arm() {
    match 1 {
        #[requires(contacts:read)]
        _ => {}
    }
}

fn main() {}
