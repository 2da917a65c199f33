#![deny(warnings)]

pub mod graph {
    scopewright::catalog!("scopes.yaml");
}

use graph::{ScopeSet, requires, route};
use scopewright::Decision;

const READ: ScopeSet = ScopeSet::literal("Mail.Read Mail.ReadBasic Mail.ReadWrite");

const _: () = assert!(matches!(route("GET", "/me/messages"), Decision::Requirement(_)));
const _: () = assert!(matches!(route("GET", "/users/1842/drive/root:/a.docx:/workbook/names"), Decision::Requirement(_)));
const _: () = assert!(matches!(route("TRACE", "/me/messages"), Decision::NotListed));
const _: () = assert!(ScopeSet::ALL.len() == 739 && READ.len() == 3);

#[requires(any(Mail.Read, Mail.ReadBasic, Mail.ReadWrite))]
pub fn messages() {}
