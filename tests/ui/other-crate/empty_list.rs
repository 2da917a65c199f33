//! Empty requirements: deny by default has no empty list.

use acme_scopes::requires;

#[requires()]
fn nothing() {}

#[requires]
fn nothing_at_all() {}

#[requires(any())]
fn any_of_nothing() {}

fn main() {}
