//! A scope that does not exist, in `ScopeSet::literal`.

use acme_scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read contact:write");

fn main() {
    println!("{NEEDED}");
}
