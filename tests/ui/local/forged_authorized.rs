//! An `Authorized` that no check made, by its fields.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;
use scopes::Scope;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn made_up() -> Proof {
    scopewright::Authorized { proven: std::marker::PhantomData }
}

fn main() {}
