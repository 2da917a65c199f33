//! Commas in a constant set, where spaces are due.

use acme_scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read,contacts:write");

fn main() {
    println!("{NEEDED}");
}
