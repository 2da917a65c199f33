//! Spellings that are no scopes.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

#[requires('c')]
fn character() {}

#[requires(b"contacts:read")]
fn bytes() {}

#[requires(c"contacts:read")]
fn c_string() {}

#[requires(1)]
fn number() {}

#[requires("")]
fn empty() {}

#[requires("contacts:read\0")]
fn with_nul() {}

#[requires("contacts:read ")]
fn with_space() {}

#[requires("contacts:read,public")]
fn list_in_a_string() {}

#[requires("public")]
fn keyword_in_a_string() {}

#[requires("CONTACTS:READ")]
fn upper_case() {}

#[requires(contacts::read)]
fn path() {}

#[requires(contacts:read;)]
fn semicolon() {}

#[requires(!contacts:read)]
fn negation() {}

#[requires(contacts:*)]
fn wildcard() {}

#[requires(..)]
fn range() {}

#[requires(_)]
fn underscore() {}

#[requires(())]
fn unit() {}

#[requires((contacts:read))]
fn parentheses() {}

fn main() {}
