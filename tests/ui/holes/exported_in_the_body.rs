//! Attributes at the start of the body are attributes of the function, and a raw identifier is the same word.

#![allow(unused)]

use acme_scopes::{Caller, ScopeSet, requires};
use scopewright::Denied;

#[requires(contacts:write)]
pub fn inner() {
    #![unsafe(no_mangle)]
}

#[requires(contacts:write)]
pub fn conditional() {
    //! Documented.
    #![cfg_attr(all(), unsafe(export_name = "erase_all"))]
}

#[requires(contacts:write)]
#[unsafe(r#no_mangle)]
pub fn raw() {}

macro_rules! protected {
    ($item:item) => {
        #[requires(contacts:write, crate = acme_scopes)]
        $item
    };
}
protected! { pub extern "C" fn from_a_macro() {} }
protected! { #[unsafe(no_mangle)] pub fn with_an_attribute_from_a_macro() {} }

fn main() {}
