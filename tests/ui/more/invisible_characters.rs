//! Texts with characters that cannot be seen. A message has them as escapes.

use acme_scopes::{ScopeSet, requires};

#[requires("contacts\u{200b}:read")]
fn string() {}

#[requires("\u{202e}")]
fn nothing_else() {}

#[requires("any(contacts:read,\u{a0}lists:read)")]
fn list() {}

const SET: ScopeSet = ScopeSet::literal("contacts:read\u{2028}lists:read");

fn main() {}
