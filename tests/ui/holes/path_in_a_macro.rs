//! The path of the attribute comes from a macro, so its text does not name the catalog.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

macro_rules! attribute {
    ($attribute:path) => {
        #[$attribute(contacts:read)]
        fn by_a_path() {}
    };
}
attribute!(requires);

macro_rules! segments {
    ($($segment:ident)::*) => {
        #[$($segment)::*(contacts:read)]
        fn by_segments() {}
    };
}
segments!(acme_scopes::requires);

macro_rules! whole {
    ($meta:meta) => {
        #[$meta]
        fn by_a_meta() {}
    };
}
whole!(requires(contacts:read));

#[macro_export]
macro_rules! of_this_crate {
    () => {
        #[$crate::requires(contacts:read)]
        fn of_this_crate() {}
    };
}
of_this_crate!();

fn main() {}
