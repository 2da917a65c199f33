//! Generated code in crates with unusual surroundings: `tests/fixtures/crates/`.
//!
//! The crates are members of the workspace, so that clippy checks generated code with the lints that they deny. The tests call
//! their functions.

use scopewright::Denied;

#[test]
fn code_compiles_among_shadowed_names() {
    use fixture_hostile::hostile::{CATALOG, Caller, Scope, ScopeSet, route};
    assert_eq!(CATALOG.title(), "Hostile <b>to_doc[s]");
    let caller = Caller::client(ScopeSet::literal("mail:write Self"));
    assert_eq!(fixture_hostile::handlers::call(&caller), Ok(1 + 2 + 3 + 4));
    let caller = Caller::client(ScopeSet::of(&[Scope::MailWrite]));
    assert_eq!(missing(fixture_hostile::handlers::call(&caller)), "missing scope: Self");
    // `mail:write` implies `mail:read`, so the second alternative is superfluous.
    assert_eq!(route("GET", "/mail/1").requirement().unwrap().to_string(), "mail:read");
}

#[test]
fn two_catalogs_compile_in_one_crate() {
    use fixture_hostile::second;
    let caller = second::Caller::client(second::ScopeSet::ALL);
    assert_eq!(caller.authorize().map(second::other), Ok(5));
    assert_ne!(second::Scope::COUNT, fixture_hostile::hostile::Scope::COUNT);
}

#[test]
fn code_compiles_without_a_prelude() {
    use fixture_no_prelude::{Caller, ScopeSet, call};
    assert_eq!(call(&Caller::client(ScopeSet::literal("mail:write"))), Ok(1));
    assert_eq!(missing(call(&Caller::client(ScopeSet::EMPTY))), "missing scope: mail:read");
}

#[test]
fn code_compiles_where_the_crate_is_renamed() {
    use fixture_renamed::{Caller, ScopeSet, call, checked};
    assert_eq!(call(&Caller::client(ScopeSet::ALL)), Ok(3));
    assert_eq!(missing(checked(&Caller::client(ScopeSet::EMPTY))), "missing scope: mail:read");
}

/// With the `cfg` that editors set, the tree of names is compiled too.
#[test]
fn code_compiles_as_editors_compile_it() {
    use fixture_editor::{handlers, names, scopes};
    assert_eq!(handlers::call(&scopes::Caller::client(scopes::ScopeSet::ALL)), Ok(10));
    assert_eq!(names::ALL.len(), 5);
}

/// A catalog of another crate, imported in several ways.
mod of_another_crate {
    use acme_scopes::{Caller, ScopeSet, requires as needs};

    #[needs(contacts:read)]
    fn renamed() -> u8 {
        1
    }

    #[acme_scopes::requires(contacts:write)]
    fn by_path() -> u8 {
        2
    }

    #[test]
    fn a_catalog_of_another_crate_is_found() {
        let caller = Caller::client(ScopeSet::literal("contacts:read"));
        assert_eq!(caller.authorize().map(renamed), Ok(1));
        assert_eq!(super::missing(caller.authorize().map(by_path)), "missing scope: contacts:write");
    }
}

/// A program may name its own types like primitive types.
mod among_primitive_names {
    #![allow(dead_code, non_camel_case_types, reason = "they are there to be in the way")]

    struct bool;
    struct str;
    struct char;
    struct u8;
    struct u16;
    struct u32;
    struct u64;
    struct u128;
    struct usize;

    scopewright::catalog! { yaml = r#"
catalog: Primitive
actions: { read: [GET] }
categories: { All: { resources: { mail: { paths: [/mail], read: Read mail. } } } }
"# }

    #[requires(mail:read)]
    fn inbox() {}

    #[requires(mail:read, from = caller)]
    fn checked(caller: &Caller) -> Result<(), super::Denied> {
        Ok(())
    }

    #[test]
    fn code_compiles_among_types_named_like_primitive_types() {
        let caller = Caller::client(ScopeSet::ALL);
        assert_eq!(caller.authorize().map(inbox), Ok(()));
        assert_eq!(checked(&caller), Ok(()));
        assert_eq!(Scope::from_name("mail:read").map(Scope::name), Some("mail:read"));
    }
}

#[test]
fn a_catalog_in_a_function_compiles() {
    scopewright::catalog! { yaml = "catalog: Local\ncategories: { C: { scopes: { mail: Read mail., crm: Read it. } } }" }

    #[requires(mail)]
    fn inbox() -> u8 {
        1
    }

    #[requires(crm, from = caller)]
    fn companies(caller: &Caller) -> Result<u8, Denied> {
        Ok(2)
    }

    let caller = Caller::client(ScopeSet::of(&[Scope::Mail]));
    assert_eq!(caller.authorize().map(inbox), Ok(1));
    assert_eq!(missing(companies(&caller)), "missing scope: crm");
    assert_eq!(CATALOG.title(), "Local");
}

/// The items of a catalog have precedence over items of the same names from a glob import.
mod beside_a_glob_import {
    #[allow(unused_imports, reason = "each of its names is also a name of the catalog")]
    use acme_scopes::*;

    scopewright::catalog! { yaml = "catalog: Own\ncategories: { C: { scopes: { contacts:read: Read contacts. } } }" }

    #[requires(contacts:read)]
    fn contacts() {}

    #[test]
    fn the_items_of_the_catalog_are_used() {
        assert_eq!((CATALOG.title(), Scope::COUNT), ("Own", 1));
        assert_eq!(Caller::client(ScopeSet::ALL).authorize().map(contacts), Ok(()));
    }
}

fn missing<T: std::fmt::Debug>(result: Result<T, Denied>) -> String {
    result.map_or_else(|denied| denied.to_string(), |value| format!("let in: {value:?}"))
}
