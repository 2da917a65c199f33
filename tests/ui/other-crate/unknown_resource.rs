//! A resource that the catalog does not have.

use acme_scopes::requires;

#[requires(invoices:read)]
async fn list_invoices(page: u32) -> u32 {
    page
}

fn main() {}
