//! The fingerprint of a scope with a name that is no scope.

use acme_scopes::requires;

type Forged = requires::Has<{ requires::index(scopewright::__private::fingerprint("contacts:read"), "contacts:raed") }>;

fn forged(_: requires::Authorized<Forged>) {}

fn main() {}
