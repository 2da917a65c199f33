//! An `Authorized` that no check made, by its fields.

use acme_scopes::requires;
use acme_scopes::Scope;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn made_up() -> Proof {
    scopewright::Authorized { proven: std::marker::PhantomData }
}

fn main() {}
