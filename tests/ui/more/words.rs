//! Words that suggest a keyword, a keyword in quotes, and arguments without `=`.

use acme_scopes::requires;

#[requires(anonymous)]
fn no_token() {}

#[requires(*)]
fn wildcard() {}

#[requires("public")]
fn keyword_in_quotes() {}

#[requires(contacts:read, from: caller)]
fn colon() {}

#[requires(contacts:read, crate)]
fn no_module() {}

#[requires(!contacts:read)]
fn negated() {}

fn main() {}
