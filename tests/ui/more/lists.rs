//! Lists in other brackets, with other words and as macros.

use acme_scopes::requires;

#[requires(["contacts:read", "crm:read"])]
fn array() {}

#[requires(any["contacts:read", "crm:read"])]
fn any_with_brackets() {}

#[requires(all{contacts:read, crm:read})]
fn all_with_braces() {}

#[requires(any!(contacts:read, crm:read))]
fn any_as_a_macro() {}

#[requires(any: [contacts:read, crm:read])]
fn any_with_a_colon() {}

#[requires(one_of(contacts:read, crm:read))]
fn other_word_for_any() {}

#[requires(any(scopes(contacts:read, crm:read), crm:write))]
fn list_of_scopes() {}

#[requires((contacts:read, crm:read))]
fn parentheses() {}

#[requires(((contacts:read)))]
fn double_parentheses() {}

#[requires(contacts:{read, write})]
fn list_in_a_scope() {}

#[requires(public())]
fn keyword_with_a_list() {}

#[requires(concat!("contacts", ":read"))]
fn other_macro() {}

#[requires(contacts(read))]
fn resource_with_a_list() {}

#[requires(b"contacts:read")]
fn byte_string() {}

#[requires(&"contacts:read")]
fn reference() {}

fn main() {}
