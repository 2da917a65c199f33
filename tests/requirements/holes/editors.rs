//! A catalog that is compiled with the `cfg` of rust-analyzer, as a user can set it in `RUSTFLAGS` or in a build script.

use fixture_editor::scopes::{self, Caller, Scope, ScopeSet, requires};
use scopewright::Denied;

fn admits(call: impl Fn(Caller) -> Result<u8, Denied>) -> [bool; 3] {
    let first = ScopeSet::of(&[Scope::ALL[0]]);
    [Caller::anonymous(), Caller::client(ScopeSet::EMPTY), Caller::client(first)].map(|caller| call(caller).is_ok())
}

/// The parameter that an editor sees.
fn as_editors_expand(_: requires::Annotated<7, requires::Has<0>>) -> u8 {
    1
}

#[requires(public, crate = scopes)]
fn open() -> u8 {
    1
}

#[requires(authenticated)]
fn verified() -> u8 {
    1
}

#[requires(denied, from = caller)]
fn closed(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[test]
fn the_cfg_of_an_editor_does_not_change_what_is_enforced() {
    assert_eq!(admits(|caller| caller.authorize().map(as_editors_expand)), [false, false, true]);
    assert_eq!(admits(|caller| caller.authorize().map(open)), [true, true, true]);
    assert_eq!(admits(|caller| caller.authorize().map(verified)), [false, true, true]);
    assert_eq!(admits(closed), [false, false, false]);
}
