//! A module `requires` of the user that is not complete is an error.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

mod local {
    use acme_scopes::*;

    mod requires {
        pub struct Authorized<R>(R);
    }

    #[requires(contacts:read)]
    fn f() {}
}

mod of_a_function {
    use acme_scopes::requires;

    fn outer() {
        mod requires {}

        #[requires(contacts:read)]
        fn inner() {}
    }
}

mod beside {
    use acme_scopes::requires;

    mod requires {}
}

fn main() {}
