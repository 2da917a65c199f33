//! A proof that no check has made.

use acme_scopes::requires;
use acme_scopes::Scope;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn made_up() -> Proof {
    scopewright::Authorized { proven: std::marker::PhantomData }
}

fn main() {}
