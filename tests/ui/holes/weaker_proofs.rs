//! The proof of another requirement is not the proof.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

use requires::{All, Any, Authenticated, Authorized, Has, Keyword, Public};

type Read = Has<{ Scope::ContactsRead as u16 }>;

#[requires(contacts:read)]
fn handler() {}

fn f(
    public: Authorized<Public>,
    authenticated: Authorized<Authenticated>,
    all_of_nothing: Authorized<All<()>>,
    any_of_nothing: Authorized<Any<()>>,
    all_of_one: Authorized<All<(Read,)>>,
    any_of_one: Authorized<Any<(Read,)>>,
    stronger: Authorized<Has<{ Scope::CrmWrite as u16 }>>,
    keyword: Authorized<Keyword<99>>,
    of_no_requirement: Authorized<()>,
    of_no_catalog: scopewright::Authorized<(), Read>,
    caller: Caller,
) {
    handler(public);
    handler(authenticated);
    handler(all_of_nothing);
    handler(any_of_nothing);
    handler(all_of_one);
    handler(any_of_one);
    handler(stronger);
    handler(keyword);
    handler(of_no_requirement);
    handler(of_no_catalog);
    handler(caller);
    handler(&caller.authorize());
    handler(caller.authorize());
}

fn main() {}
