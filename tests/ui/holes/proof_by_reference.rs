//! A reference to a proof is not a proof, and a container returns no second one.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::OnceLock;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

#[requires(contacts:read)]
fn handler() {}

static STORED: OnceLock<Proof> = OnceLock::new();

fn f(reference: &Proof, exclusive: &mut Proof, counted: Rc<Proof>, shared: RefCell<Proof>, cell: Cell<Proof>) {
    handler(reference);
    handler(counted.as_ref().to_owned());
    handler(shared.take());
    handler(STORED.get().unwrap());
    handler(STORED.get().cloned().unwrap());
    handler(std::mem::take(exclusive));
    handler(cell.get());
}

fn main() {}
