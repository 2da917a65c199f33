//! A scope that does not exist, in `ScopeSet::literal`.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read contact:write");

fn main() {
    println!("{NEEDED}");
}
