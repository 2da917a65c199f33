//! A scope that does not exist, in a constant set.

use acme_scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read contact:write");

fn main() {
    println!("{NEEDED}");
}
