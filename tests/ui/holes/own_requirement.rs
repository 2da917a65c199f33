//! A requirement of the user does not compile: the type of its normal form has no name.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use scopewright::requirement::Require;

struct Mine;

impl Require<ScopeSet> for Mine {
    const DNF: scopewright::__private::Dnf = <requires::Public as Require<ScopeSet>>::DNF;
}

struct Inferred;

impl Require<ScopeSet> for Inferred {
    const DNF: _ = <requires::Public as Require<ScopeSet>>::DNF;
}

struct LeftOut;

impl Require<ScopeSet> for LeftOut {}

fn unknown(caller: Caller) {
    let _ = caller.authorize::<Mine>();
    let _ = caller.authorize::<()>();
    let _ = caller.authorize::<requires::All<()>>();
    let _ = caller.authorize::<requires::Any<()>>();
    let _ = caller.authorize::<requires::All<u8>>();
}

fn main() {}
