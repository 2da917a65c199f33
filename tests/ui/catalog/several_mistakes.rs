//! Mistakes in a catalog. Each is one message with its line, and the valid scopes can still be used.

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
