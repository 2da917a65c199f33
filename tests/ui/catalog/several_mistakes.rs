//! Mistakes in a catalog: each is one message, at its line, and what is right can still be used.

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Acme
actions: { read: [GET], write: [post] }
categories:
  Contacts:
    resources:
      contacts:
        paths: [contacts]
        read: Read contacts.
        wirte: Change contacts.
endpoints:
  /contacts/import: { POST: contacts:wirte }
"# }
}

use scopes::{Scope, requires};

#[requires(contacts:read)]
fn read() {}

#[requires(contacts:write)]
fn write() {}

fn main() {
    println!("{}", Scope::ContactsRead);
}
