//! Commas in `ScopeSet::literal`, which takes scopes that are separated by spaces.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read,contacts:write");

fn main() {
    println!("{NEEDED}");
}
