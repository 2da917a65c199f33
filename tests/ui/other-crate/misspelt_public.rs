//! A misspelt keyword of the requirement language.

use acme_scopes::requires;

#[requires(pubilc)]
fn status() {}

fn main() {}
