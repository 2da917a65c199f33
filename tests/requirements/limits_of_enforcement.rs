//! What `#[requires]` cannot prevent: a check counts for a caller who was not checked, or an attribute is removed.
//! ARCHITECTURE.md and the documentation of `Authorized` describe these cases.

use fixture_attributes::{cached, without_attributes};
use scopewright::Denied;

mod scopes {
    scopewright::catalog! { yaml = "catalog: Limits\ncategories: { All: { scopes: { mail: Read mail. } } }" }
}

use scopes::{Caller, ScopeSet, requires};

fn reader() -> Caller {
    Caller::client(ScopeSet::literal("mail"))
}

/// The check is above the cache: it is a part of the body that the cache replaces after the first call.
#[requires(mail, from = caller)]
#[cached]
fn cached_with_its_check(caller: &Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[test]
fn a_cache_below_a_check_of_the_body_replaces_the_check() {
    assert_eq!(cached_with_its_check(&reader()), Ok(1));
    assert_eq!(cached_with_its_check(&Caller::anonymous()), Ok(1));
}

/// The cache is above the check: the cache is in the body to which the check is added.
#[cached]
#[requires(mail, from = caller)]
fn checked_before_the_cache(caller: &Caller) -> Result<u8, Denied> {
    Ok(u8::from(caller.is_verified()))
}

#[test]
fn a_cache_above_a_check_of_the_body_is_behind_the_check() {
    assert_eq!(checked_before_the_cache(&reader()), Ok(1));
    assert_eq!(checked_before_the_cache(&Caller::anonymous()).unwrap_err().status(), 401);
}

/// A call needs a proof, wherever the cache is.
#[requires(mail)]
#[cached]
fn proof_above() -> u8 {
    2
}

#[cached]
#[requires(mail)]
fn proof_below() -> u8 {
    3
}

#[test]
fn each_call_of_a_function_with_a_proof_is_checked() {
    assert_eq!(reader().authorize().map(proof_above), Ok(2));
    assert!(Caller::anonymous().authorize().map(proof_above).is_err());
    assert_eq!(reader().authorize().map(proof_below), Ok(3));
    assert!(Caller::anonymous().authorize().map(proof_below).is_err());
}

#[without_attributes]
#[requires(mail, from = caller)]
fn attribute_removed(caller: &Caller) -> Result<u8, Denied> {
    caller.authorize::<requires::Public>().map(|_| 4)
}

#[test]
fn a_macro_that_removes_the_attribute_removes_the_check() {
    assert_eq!(attribute_removed(&Caller::anonymous()), Ok(4));
}

#[requires(mail)]
fn inbox() -> u8 {
    5
}

/// The proof has no part of the caller, so a proof that is kept counts for everybody.
#[test]
fn a_stored_proof_outlives_its_caller() {
    let stored = reader().authorize();
    let expired = Caller::invalid_token();
    assert!(expired.authorize().map(inbox).is_err());
    assert_eq!(stored.map(inbox), Ok(5));
}
