//! A type that holds a proof derives nothing that makes another one.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

#[derive(Clone)]
struct Cloned(Proof);

#[derive(Clone, Copy)]
struct Copied {
    proof: Proof,
}

#[derive(Default)]
struct Defaulted(Proof);

#[derive(serde::Deserialize)]
struct Deserialized {
    proof: Proof,
}

#[derive(serde::Serialize)]
struct Serialized(Proof);

fn f() {
    let proof: Proof = serde_json::from_str("null").unwrap();
    let proof: Option<Proof> = serde_json::from_str("{}").unwrap();
    let proof: Proof = "".parse().unwrap();
    let proof: Proof = ().into();
}

fn main() {}
