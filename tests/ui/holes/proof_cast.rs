//! Nothing converts to a proof.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use std::any::Any;
use std::marker::PhantomData;

type Proof = requires::Authorized<requires::Has<{ Scope::ContactsRead as u16 }>>;

fn f(public: requires::Authorized<requires::Public>, unit: (), any: Box<dyn Any>) {
    let proof = public as Proof;
    let proof = unit as Proof;
    let proof: Proof = PhantomData;
    let proof: Proof = *Box::new(unit);
    let proof: Proof = *any.downcast::<requires::Authorized<requires::Public>>().unwrap();
    let proof: Proof = [unit; 0].into_iter().next().unwrap();
}

const CONSTANT: Proof = Caller::anonymous().authorize().unwrap();

fn main() {}
