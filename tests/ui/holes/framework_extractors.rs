//! A proof is not optional, and it does not come from a body.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use axum::Json;
use axum::extract::{Extension, Form, Path, Query, State};

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

#[axum::debug_handler]
async fn optional(_: Option<Proof>) {}

#[axum::debug_handler]
async fn json(_: Json<Proof>) {}

#[axum::debug_handler]
async fn form(_: Form<Proof>) {}

#[axum::debug_handler]
async fn path(_: Path<Proof>) {}

#[axum::debug_handler]
async fn query(_: Query<Proof>) {}

#[axum::debug_handler]
async fn extension(_: Extension<Proof>) {}

#[axum::debug_handler(state = Proof)]
async fn state(_: State<Proof>) {}

#[axum::debug_handler]
async fn array(_: [Proof; 1]) {}

fn main() {}
