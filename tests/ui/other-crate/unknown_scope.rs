//! A typo in a scope: the whole scope is underlined and the nearest one named.

use acme_scopes::requires;

#[requires(contacts:wirte)]
fn create_contact() {}

fn main() {}
