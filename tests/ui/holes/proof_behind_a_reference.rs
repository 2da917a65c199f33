//! A proof does not move out of a place that is only borrowed.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Mutex, OnceLock};

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

#[requires(contacts:read)]
fn handler() {}

static STORED: OnceLock<Proof> = OnceLock::new();
static PLAIN: Option<Proof> = None;

fn f(reference: &Proof, exclusive: &mut Proof, counted: Rc<Proof>, shared: RefCell<Proof>, locked: Mutex<Proof>, array: [Proof; 2]) {
    handler(*reference);
    handler(*exclusive);
    handler(*counted);
    handler(*shared.borrow());
    handler(*locked.lock().unwrap());
    handler(array[0]);
    handler(*STORED.get().unwrap());
    handler(PLAIN.unwrap());
}

fn main() {}
