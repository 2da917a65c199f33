//! Functions that reach the attribute in unusual forms are enforced too.

use scopewright::Denied;

mod scopes {
    scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
}

mod other {
    scopewright::catalog! { yaml = "catalog: B\ncategories: { C: { scopes: { mail: Read mail. } } }" }
}

use scopes::{Caller, ScopeSet, requires};

/// A body from a `block` variable is a group without delimiters.
macro_rules! with_block {
    ($(#[$attribute:meta])* fn $name:ident($($parameters:tt)*) -> $returns:ty $body:block) => {
        $(#[$attribute])*
        fn $name($($parameters)*) -> $returns $body
    };
}

with_block! {
    #[requires(mail, crate = scopes, from = caller)]
    fn in_a_block(caller: &Caller) -> Result<u8, Denied> { let _ = caller; Ok(1) }
}

with_block! {
    #[requires(denied, crate = scopes, from = caller)]
    fn denied_in_a_block(caller: &Caller) -> Result<u8, Denied> { let _ = caller; Ok(1) }
}

/// Items of the body have names that the check uses.
#[requires(mail, from = source)]
fn among_items(source: &Both) -> Result<u8, Denied> {
    #![allow(clippy::items_after_statements, reason = "what is tested")]
    use other::requires;
    #[requires(mail)]
    fn helper() -> u8 {
        2
    }
    fn check() {}
    check();
    other::Caller::client(other::ScopeSet::ALL).authorize().map(helper)
}

/// Holds a caller for each of two catalogs, as the extensions of a request can.
struct Both {
    ours: Caller,
    theirs: other::Caller,
}

impl scopewright::CallerSource<ScopeSet> for Both {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(Some(&self.ours))
    }
}

impl scopewright::CallerSource<other::ScopeSet> for Both {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&other::Caller>) -> T) -> T {
        read(Some(&self.theirs))
    }
}

#[test]
fn a_body_from_a_block_variable_is_checked() {
    assert!(in_a_block(&Caller::anonymous()).is_err());
    assert!(in_a_block(&Caller::client(ScopeSet::literal("calendar"))).is_err());
    assert_eq!(in_a_block(&Caller::client(ScopeSet::literal("mail"))), Ok(1));
    assert!(denied_in_a_block(&Caller::client(ScopeSet::ALL)).is_err());
}

#[test]
fn items_of_the_body_do_not_replace_the_check() {
    let theirs = other::Caller::client(other::ScopeSet::ALL);
    assert!(among_items(&Both { ours: Caller::anonymous(), theirs }).is_err());
    let ours = Caller::client(ScopeSet::literal("mail"));
    assert_eq!(among_items(&Both { ours, theirs: other::Caller::anonymous() }), Ok(2));
}
