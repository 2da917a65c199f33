//! A proof that no check has made.

use acme_scopes::requires;
use acme_scopes::Scope;

type Proof = requires::Guard<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn made_up() -> Proof {
    scopewright::Guard { proven: std::marker::PhantomData }
}

fn main() {}
