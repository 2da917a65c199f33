//! A misspelt word of the requirement language.

use acme_scopes::requires;

#[requires(pubilc)]
fn status() {}

fn main() {}
