//! The attribute above prints the function anew, so the text of `#[requires]` is unknown.

use acme_scopes::requires;
use fixture_attributes::{through_text, without_places};

#[without_places]
#[requires(contacts:read)]
fn f() {}

#[through_text]
#[requires(contacts:read)]
fn g() {}

fn main() {}
