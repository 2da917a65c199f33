//! Attributes of two catalogs in one file.

use super::{Denied, scopes, second};
use scopes::requires as needs;
use second::requires;

#[needs(mail:write)]
fn first() -> u8 {
    1
}

#[requires(other:read)]
fn other() -> u8 {
    2
}

#[super::scopes::requires(mail:write)]
fn by_path() -> u8 {
    3
}

#[requires(mail:write, crate = super::scopes)]
fn by_crate() -> u8 {
    4
}

#[requires(crate = crate::forms::second, other:read)]
fn by_crate_first() -> u8 {
    5
}

/// Both attributes apply.
#[needs(mail:read)]
#[requires(mail:read)]
fn both() -> u8 {
    6
}

#[needs { mail:read }]
fn braces() -> u8 {
    7
}

#[requires[mail:read]]
fn brackets() -> u8 {
    8
}

#[test]
fn each_attribute_finds_the_catalog_of_its_path() -> Result<(), Denied> {
    let own = scopes::Caller::client(scopes::ScopeSet::ALL);
    let others = second::Caller::client(second::ScopeSet::ALL);
    assert_eq!(first(own.authorize()?), 1);
    assert_eq!(other(others.authorize()?), 2);
    assert_eq!(by_path(own.authorize()?), 3);
    assert_eq!(by_crate(own.authorize()?), 4);
    assert_eq!(by_crate_first(others.authorize()?), 5);
    assert_eq!(braces(own.authorize()?), 7);
    assert_eq!(brackets(others.authorize()?), 8);
    // The lower attribute is expanded last, so its parameter comes first.
    assert_eq!(both(others.authorize()?, own.authorize()?), 6);
    Ok(())
}
