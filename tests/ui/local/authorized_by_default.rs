//! `Default` for an `Authorized`, which would be a proof without a check.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::{Scope, requires};

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsWrite as u16 }>>;

fn proof() -> Proof {
    Default::default()
}

fn main() {}
