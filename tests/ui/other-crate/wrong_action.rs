//! A resource with an action that it does not have. The actions that it has are listed.

use acme_scopes::requires;

struct Contacts;

impl Contacts {
    #[requires(contacts:send)]
    fn send(&self) {}
}

fn main() {}
