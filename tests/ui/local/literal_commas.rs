//! Commas in `ScopeSet::literal`, where spaces separate scopes.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read,contacts:write");

fn main() {
    println!("{NEEDED}");
}
