//! A resource that exists, with an action that it does not have: the ones that it has are listed.

use acme_scopes::requires;

struct Contacts;

impl Contacts {
    #[requires(contacts:send)]
    fn send(&self) {}
}

fn main() {}
