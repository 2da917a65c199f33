//! Another program can link to the symbol, and call the function without the proof.

use acme_scopes::requires;

#[requires(contacts:write)]
#[unsafe(no_mangle)]
pub fn erase(id: u64) -> u64 {
    id
}

#[cfg_attr(all(), unsafe(export_name = "erase_all"))]
#[requires(contacts:write)]
pub fn erase_each() {}

fn main() {}
