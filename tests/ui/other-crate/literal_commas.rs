//! Commas in `ScopeSet::literal`, where spaces separate scopes.

use acme_scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read,contacts:write");

fn main() {
    println!("{NEEDED}");
}
