//! Scopes with separators between them that can also be a part of a name.

use acme_scopes::{ScopeSet, requires};

#[requires(contacts:read; crm:read)]
fn semicolon() {}

#[requires(contacts:read + contacts:write + crm:read)]
fn plus() {}

#[requires("contacts:read" + "crm:read")]
fn plus_between_strings() {}

#[requires("contacts:read"; "crm:read")]
fn semicolon_between_strings() {}

const _: ScopeSet = ScopeSet::literal("contacts:read;crm:read");
const _: ScopeSet = ScopeSet::literal("public");
const _: ScopeSet = ScopeSet::literal("https://acme.example/auth/Audit");

fn main() {}
