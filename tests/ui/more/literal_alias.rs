//! An alias in `ScopeSet::literal`. Aliases are read in tokens and refused in code.

use acme_scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("contacts:read crm:modify");

fn main() {
    println!("{NEEDED}");
}
