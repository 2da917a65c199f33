//! The scopes of a caller cannot be changed after it was made.

#![allow(unused)]

use acme_scopes::{Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

fn f(mut caller: Caller) {
    caller.token = Caller::client(ScopeSet::ALL).token;
    caller.effective().add(0);
    let _ = Caller { token: caller.token };
    let _ = caller.granted().0;
    caller.grant(Scope::ContactsRead);
}

fn main() {}
