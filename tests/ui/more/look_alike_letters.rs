//! Scopes and keywords with letters that look like ASCII letters.

use acme_scopes::requires;

#[requires("cоntacts:read")]
fn string() {}

#[requires(сontacts:read)]
fn tokens() {}

#[requires(рublic)]
fn keyword() {}

#[requires(contacts:read, аny(contacts:write, lists:read))]
fn list() {}

#[requires("café:read")]
fn other() {}

fn main() {}
