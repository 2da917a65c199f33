//! A resource that the catalog does not have.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;

#[requires(invoices:read)]
async fn list_invoices(page: u32) -> u32 {
    page
}

fn main() {}
