//! A source that does not call `read` has no result to return.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use scopewright::CallerSource;

struct Returns(Caller);

impl CallerSource<ScopeSet> for Returns {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        Ok::<(), Denied>(())
    }
}

struct Defaults(Caller);

impl CallerSource<ScopeSet> for Defaults {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        T::default()
    }
}

struct ReadsTwice(Caller);

impl CallerSource<ScopeSet> for ReadsTwice {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(None);
        read(Some(&self.0))
    }
}

struct Special(Caller);

impl CallerSource<ScopeSet> for Special {
    fn with_caller<T: Default>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        T::default()
    }
}

fn main() {}
