//! A catalog beside a glob import of a module that contains a catalog.

include!("../mail_catalog.rs");

mod acme {
    #[allow(unused_imports)]
    use super::*;

    include!("../acme_catalog.rs");
}

fn main() {}
