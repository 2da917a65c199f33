//! What `#[requires]` cannot prevent: a check counts for a caller who was not checked, an attribute is removed, or the
//! program says something else than it means.
//! ARCHITECTURE.md and the documentation of `Authorized` describe these cases.

use fixture_attributes::{cached, without_attributes};
use scopewright::{CallerSource, Denied};

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

/// The macro prints the function twice, and annotates one of the two.
macro_rules! copied {
    ($item:item) => {
        #[requires(mail, crate = scopes)]
        $item
        mod copy {
            $item
        }
    };
}
copied! { pub(super) fn printed_twice() -> u8 { 6 } }

#[test]
fn a_macro_that_copies_the_function_has_a_copy_without_the_check() {
    assert!(Caller::anonymous().authorize().map(printed_twice).is_err());
    assert_eq!(copy::printed_twice(), 6);
}

#[cfg_attr(not(test), requires(mail))]
fn annotated_in_other_builds() -> u8 {
    7
}

#[test]
fn an_attribute_under_a_condition_is_there_under_this_condition() {
    assert_eq!(annotated_in_other_builds(), 7);
}

trait Mailbox {
    #[requires(mail, from = caller)]
    fn open(&self, caller: Caller) -> Result<u8, Denied> {
        let _ = caller;
        Ok(8)
    }

    #[requires(mail)]
    fn list(&self) -> u8;
}

struct Overrides;

impl Mailbox for Overrides {
    fn open(&self, _: Caller) -> Result<u8, Denied> {
        Ok(9)
    }

    #[requires(mail)]
    fn list(&self) -> u8 {
        10
    }
}

struct Inherits;

impl Mailbox for Inherits {
    #[requires(mail)]
    fn list(&self) -> u8 {
        11
    }
}

#[test]
fn an_implementation_replaces_a_body_with_its_check() {
    assert!(Inherits.open(Caller::anonymous()).is_err());
    assert_eq!(Overrides.open(Caller::anonymous()), Ok(9));
    // The proof is a part of the signature, so no implementation can leave it out.
    assert!(
        Caller::anonymous().authorize().map(|proof| Overrides.list(proof) + Inherits.list(proof_of_reader())).is_err()
    );
    assert_eq!(reader().authorize().map(|proof| Overrides.list(proof)), Ok(10));
}

fn proof_of_reader() -> requires::Authorized<requires::Has<{ scopes::Scope::Mail as u16 }>> {
    reader().authorize().unwrap()
}

/// The expression decides who is checked.
#[requires(mail, from = Caller::client(ScopeSet::ALL))]
fn checks_somebody_else(caller: Caller) -> Result<bool, Denied> {
    Ok(caller.is_verified())
}

/// The source decides which caller it has.
struct Liar;

impl CallerSource<ScopeSet> for Liar {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(Some(&reader()))
    }
}

#[requires(mail, from = source)]
fn checks_a_liar(source: &Liar) -> Result<u8, Denied> {
    let _ = source;
    Ok(12)
}

#[test]
fn a_program_says_who_its_caller_is() {
    assert_eq!(checks_somebody_else(Caller::anonymous()), Ok(false));
    assert_eq!(checks_a_liar(&Liar), Ok(12));
}

/// A module of the user replaces the one of the catalog: an item wins over a glob import.
mod replaced {
    #[allow(clippy::wildcard_imports, reason = "what is tested")]
    use super::scopes::*;

    pub(super) mod requires {
        pub(crate) struct Authorized<R>(pub(crate) core::marker::PhantomData<R>);
        pub(crate) struct Has<const ID: u16>;
        pub(crate) const fn index(_: u128, _: &str) -> u16 {
            0
        }
    }

    #[requires(no_such_scope)]
    pub(super) fn of_a_module_of_the_user() -> u8 {
        13
    }
}

#[test]
fn a_module_of_the_user_can_replace_the_one_of_the_catalog() {
    let forged = replaced::requires::Authorized(std::marker::PhantomData);
    assert_eq!(replaced::of_a_module_of_the_user(forged), 13);
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
