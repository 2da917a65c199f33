//! Mistakes in the arguments of functions that have callers. Each mistake has one message, at the attribute.

use acme_scopes::{Caller, requires};
use scopewright::Denied;

#[requires(scope = "contacts:read")]
fn scope_as_an_argument(id: u8) -> u8 {
    id
}

#[requires(any = [contacts:read, crm:read])]
fn any_as_an_argument(id: u8) -> u8 {
    id
}

#[requires(contacts:read, crate = "acme_scopes")]
fn module_in_quotes(id: u8) -> u8 {
    id
}

#[requires(contacts:read; "crm:read")]
fn wrong_requirement(id: u8) -> u8 {
    id
}

#[requires(contacts:read, form = caller)]
fn misspelt_from(caller: &Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(contacts:read, from caller)]
fn from_without_equals(caller: &Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(contacts:read, from(caller))]
fn from_as_a_list(caller: &Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(contacts:read, from == caller)]
fn from_with_two_equals(caller: &Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires(contacts:read from = caller)]
fn from_without_a_comma(caller: &Caller) -> Result<u8, Denied> {
    Ok(1)
}

#[requires([contacts:read], from = caller)]
fn wrong_requirement_with_from(caller: &Caller) -> Result<u8, Denied> {
    Ok(1)
}

fn call(caller: &Caller) -> Result<(), Denied> {
    scope_as_an_argument(caller.authorize()?, 1);
    any_as_an_argument(caller.authorize()?, 1);
    module_in_quotes(caller.authorize()?, 1);
    wrong_requirement(caller.authorize()?, 1);
    misspelt_from(caller)?;
    from_without_equals(caller)?;
    from_as_a_list(caller)?;
    from_with_two_equals(caller)?;
    from_without_a_comma(caller)?;
    wrong_requirement_with_from(caller)?;
    Ok(())
}

fn main() {
    call(&Caller::anonymous()).unwrap();
}
