//! A set of the user is not the set of the catalog.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use scopewright::{CatalogScope, CatalogSet, ParseError};
use std::fmt;

/// Contains everything.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
struct Everything;

impl fmt::Display for Everything {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("everything")
    }
}

impl CatalogSet for Everything {
    type Scope = Scope;

    const EMPTY: Self = Self;

    fn has(&self, _: u16) -> bool {
        true
    }

    fn add(&mut self, _: u16) {}

    fn len(&self) -> usize {
        1
    }

    fn intersection(self, _: Self) -> Self {
        self
    }

    fn with_implied(self) -> Self {
        self
    }

    fn scopes(self) -> impl DoubleEndedIterator<Item = Scope> + ExactSizeIterator {
        [].into_iter()
    }

    fn parse(_: &str) -> Result<Self, ParseError<'_>> {
        Ok(Self)
    }

    fn from_claim(_: &str) -> Self {
        Self
    }
}

#[requires(contacts:read)]
fn handler() {}

fn f() {
    let caller = scopewright::Caller::client(Everything);
    let _ = caller.authorize().map(handler);
}

fn main() {}
