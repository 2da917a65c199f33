//! Scopes that are written as Rust would name them.

use acme_scopes::requires;

#[requires(Scope::CrmWrite)]
fn variant() {}

#[requires(crm::read)]
fn path() {}

#[requires(acme_scopes::Scope::CrmModify)]
fn variant_of_an_alias() {}

#[requires(crate::scopes::CONTACTS_READ)]
fn constant() {}

#[requires(Scope.ContactsRead)]
fn field() {}

#[requires(CrmWrite, contacts_read, Contacts:Write)]
fn other_case_and_separators() {}

#[requires(Scope::CrmWirte)]
fn misspelt_variant() {}

#[requires(Scope::Audit)]
fn url_with_a_variant() {}

#[requires(scopes::INVOICES)]
fn unknown() {}

fn main() {}
