//! A proof that no check made, by the constructor that checks call.

use acme_scopes::{Scope, ScopeSet, requires};

type Proof = requires::Guard<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn proof() -> Proof {
    scopewright::Guard::<ScopeSet, _>::proven()
}

fn main() {}
