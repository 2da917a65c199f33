//! The requirements of the library are implemented once.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use scopewright::requirement::Require;

impl Require<ScopeSet> for requires::Has<0> {}

impl Require<ScopeSet> for requires::All<()> {}

impl Require<ScopeSet> for requires::Keyword<0> {}

fn main() {}
