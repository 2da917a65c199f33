//! The text does not say which of the two attributes is meant.

mod mail {
    include!("../mail_catalog.rs");
}

mod more {
    include!("../mail_catalog.rs");
}

#[cfg_attr(all(), mail::requires(mail), more::requires(mail))]
fn f() {}

fn main() {}
