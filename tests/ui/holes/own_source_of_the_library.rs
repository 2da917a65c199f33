//! Nobody else says where a `Caller` has its scopes.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use scopewright::CallerSource;

impl CallerSource<ScopeSet> for Caller {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(Some(&Caller::client(ScopeSet::ALL)))
    }
}

impl CallerSource<ScopeSet> for http::Extensions {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(Some(&Caller::client(ScopeSet::ALL)))
    }
}

fn main() {}
