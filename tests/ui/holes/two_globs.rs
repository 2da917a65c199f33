//! Two catalogs that are imported by globs are ambiguous.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

mod first {
    include!("../mail_catalog.rs");
}

mod second {
    include!("../mail_catalog.rs");
}

mod both {
    use super::first::*;
    use super::second::*;

    #[requires(mail)]
    fn f() {}
}

fn main() {}
