//! Names that shadow those of the expansion.

use super::enforced;
use super::scopes::{self, Caller};
use scopewright::Denied;

mod types {
    #![allow(non_camel_case_types, reason = "the names of the expansion")]
    use super::*;
    use scopes::requires;

    struct Authorized;
    struct Has<const ID: u8>;
    struct All;
    struct Any;
    struct Keyword;
    struct Result_;
    struct str;
    struct u16;
    struct u128;
    enum Infallible {}
    mod core {}
    mod std {}
    mod scopewright {}
    mod scope_types {}

    #[requires(any(mail, all(mail, calendar)))]
    pub(super) fn among_types() -> bool {
        let _ = (Authorized, Result_);
        true
    }

    #[requires(mail, from = caller)]
    pub(super) fn checked_among_types(caller: Caller) -> Result<bool, Denied> {
        let _ = caller;
        Ok(true)
    }
}

mod functions {
    use super::*;
    use scopes::requires;

    fn index(_: u128, _: &str) -> u16 {
        1
    }
    fn check() {}
    fn boxed() {}
    fn proven() {}

    #[requires(mail)]
    pub(super) fn among_functions() {}

    #[requires(mail, from = caller)]
    pub(super) fn checked_among_functions(caller: Caller) -> Result<(), Denied> {
        let _ = caller;
        Ok(())
    }
}

mod prelude {
    use super::*;
    use scopes::requires;

    pub(super) trait From<T> {}
    pub(super) trait Into<T> {}
    pub(super) trait Try {}
    struct Box;
    struct Option;
    struct Some;
    struct None;
    fn drop() {}

    #[requires(mail, from = caller)]
    pub(super) fn checked(caller: Caller) -> Result<u8, Denied> {
        let _ = caller;
        Ok(1)
    }
}

mod macros {
    use super::*;
    use scopes::requires;

    macro_rules! compile_error {
        ($($any:tt)*) => {};
    }
    macro_rules! requires {
        ($($any:tt)*) => {};
    }
    macro_rules! concat {
        ($($any:tt)*) => {
            ""
        };
    }

    #[requires(mail)]
    pub(super) fn among_macros() {}
}

mod renamed {
    use super::*;
    use scopes as mail;
    use scopes::requires as public;
    use scopes::requires as needs;

    #[needs(mail)]
    pub(super) fn by_another_name() {}

    #[public(mail)]
    pub(super) fn by_the_name_of_a_keyword() {}

    #[mail::requires(mail)]
    pub(super) fn by_the_path_of_a_scope() {}
}

mod reexported {
    pub(super) mod one {
        pub(crate) use crate::holes::scopes::requires as two;
    }
    pub(super) mod three {
        pub(crate) use super::one::two as requires;
    }

    #[three::requires(mail)]
    pub(super) fn through_two_modules() {}
}

mod glob {
    use super::super::scopes::*;

    #[requires(mail)]
    pub(super) fn from_a_glob() {}
}

mod of_two_globs {
    use super::super::scopes::*;
    use super::super::twin::requires;

    // An import by name wins over the glob import, for the attribute and for the module.
    #[requires(mail)]
    pub(super) fn of_the_twin() {}

    pub(super) type Ours = Caller;
}

mod itself {
    extern crate scopewright as requires_;
    use super::super::scopes::requires;
    use requires_ as scopewright_too;

    #[requires(mail)]
    pub(super) fn beside_another_name_of_the_crate() {}

    pub(super) type Refusal = scopewright_too::Denied;
}

#[test]
fn other_names_do_not_replace_the_proof() {
    enforced(|caller| caller.authorize().map(types::among_types));
    enforced(types::checked_among_types);
    enforced(|caller| caller.authorize().map(functions::among_functions));
    enforced(functions::checked_among_functions);
    enforced(prelude::checked);
    enforced(|caller| caller.authorize().map(macros::among_macros));
}

#[test]
fn the_name_of_the_attribute_leads_to_the_catalog() {
    enforced(|caller| caller.authorize().map(renamed::by_another_name));
    enforced(|caller| caller.authorize().map(renamed::by_the_name_of_a_keyword));
    enforced(|caller| caller.authorize().map(renamed::by_the_path_of_a_scope));
    enforced(|caller| caller.authorize().map(reexported::through_two_modules));
    enforced(|caller| caller.authorize().map(glob::from_a_glob));
    enforced(|caller| caller.authorize().map(itself::beside_another_name_of_the_crate));
    let theirs = super::twin::Caller::client(super::twin::ScopeSet::literal("mail"));
    assert_eq!(theirs.authorize().map(of_two_globs::of_the_twin), Ok(()));
    let none = super::twin::Caller::client(super::twin::ScopeSet::literal("calendar"));
    assert!(none.authorize().map(of_two_globs::of_the_twin).is_err());
}

use scopes::requires;

/// The value namespace is not the one of modules.
#[requires(mail, from = requires)]
fn parameter_named_requires(requires: Caller) -> Result<u8, Denied> {
    let _ = requires;
    Ok(1)
}

#[requires(mail)]
#[expect(non_upper_case_globals, reason = "the name of the module")]
fn const_parameter_named_requires<const REQUIRES: u8, const requires: u8>() -> u8 {
    requires
}

#[requires(mail)]
fn type_parameters<Authorized, Has, All, Any, Keyword, Scope>(
    _: Authorized,
    _: Has,
    _: [(All, Any, Keyword, Scope); 0],
) {
}

#[requires(mail, from = caller)]
#[expect(non_camel_case_types, reason = "the name of a function of the expansion")]
fn type_parameters_of_a_check<check, Has>(caller: Caller, _: check, _: Has) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail)]
fn lifetime_named_requires<'requires>(item: &'requires u8) -> &'requires u8 {
    item
}

#[requires(mail)]
fn parameter_of_the_same_name(_requires: u8, _requires2: u8) -> u8 {
    _requires + _requires2
}

#[requires(mail)]
fn variable_of_the_same_name() -> u8 {
    let _requires = 3;
    _requires
}

#[requires(mail)]
fn requires() -> u8 {
    1
}

#[test]
fn parameters_do_not_replace_the_proof() {
    enforced(parameter_named_requires);
    enforced(|caller| caller.authorize().map(const_parameter_named_requires::<1, 2>));
    enforced(|caller| caller.authorize().map(|proof| type_parameters(proof, 1, 2, [(1, 2, 3, 4); 0])));
    enforced(|caller| type_parameters_of_a_check(caller, 1, 2));
    enforced(|caller| caller.authorize().map(|proof| *lifetime_named_requires(proof, &1)));
    enforced(|caller| caller.authorize().map(|proof| parameter_of_the_same_name(proof, 1, 2)));
    enforced(|caller| caller.authorize().map(variable_of_the_same_name));
    enforced(|caller| caller.authorize().map(requires));
}

/// Methods of these names are in scope, for every type.
trait Helpful: Sized {
    fn authorize<R>(&self) -> u8 {
        1
    }
    fn with_caller<T>(&self, _: T) -> u8 {
        2
    }
    fn meets<T>(&self, _: T) -> Result<(), Denied> {
        Ok(())
    }
    fn index(&self) -> u16 {
        1
    }
    fn branch(self) -> Self {
        self
    }
}
impl<T> Helpful for T {}

#[requires(mail, from = caller)]
fn among_methods(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = &&mut Some(caller))]
fn among_methods_of_references(caller: &Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[test]
fn methods_of_traits_in_scope_do_not_replace_the_check() {
    enforced(among_methods);
    enforced(|caller| among_methods_of_references(&caller));
}

#[requires(mail, from = caller)]
fn items_in_the_body(caller: Caller) -> Result<u8, Denied> {
    mod requires {
        pub(super) fn check<R>(_: &super::super::Caller) {}
        pub(super) struct Has<const ID: u16>;
        pub(super) const fn index(_: u128, _: &str) -> u16 {
            0
        }
    }
    requires::check::<requires::Has<{ requires::index(0, "") }>>(&caller);
    Ok(1)
}

#[requires(mail, from = { use super::twin::requires; const _: u8 = requires::PUBLIC; caller })]
fn items_in_the_source(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[test]
fn items_inside_of_the_function_do_not_replace_the_check() {
    enforced(items_in_the_body);
    enforced(items_in_the_source);
}
