//! Scopes that exist and may not be named: an alias, and one that is deprecated for good.

use acme_scopes::requires;

#[requires(crm:modify)]
fn by_its_alias() {}

#[requires(everything)]
fn deprecated() {}

fn main() {}
