//! A typo in a scope. The whole scope is underlined, and the nearest scope is named.

use acme_scopes::requires;

#[requires(contacts:wirte)]
fn create_contact() {}

fn main() {}
