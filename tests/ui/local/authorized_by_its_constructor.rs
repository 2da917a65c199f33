//! An `Authorized` that no check made, by the constructor that checks call.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::{Scope, ScopeSet, requires};

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn proof() -> Proof {
    scopewright::Authorized::<ScopeSet, _>::proven()
}

fn main() {}
