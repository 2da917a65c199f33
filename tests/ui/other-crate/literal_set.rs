//! A set of scopes in a constant, one of them unknown, one list malformed.

use acme_scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read contact:write");
const MALFORMED: ScopeSet = ScopeSet::literal("contacts:read,contacts:write");

fn main() {
    println!("{NEEDED} {MALFORMED}");
}
