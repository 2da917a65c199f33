//! A scope whose deprecation says `deny: true`, in `ScopeSet::literal`.

use acme_scopes::ScopeSet;

const NEEDED: ScopeSet = ScopeSet::literal("everything crm:write");

fn main() {
    println!("{NEEDED}");
}
