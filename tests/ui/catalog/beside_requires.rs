//! An item named `requires` beside a catalog. It would replace the one that the attribute uses.

#[allow(unused_imports)]
use acme_scopes::requires;

include!("../mail_catalog.rs");

fn main() {}
