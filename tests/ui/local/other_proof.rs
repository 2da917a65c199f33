//! A call of an annotated function with the proof of something else.

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Acme
actions: { read: [GET], write: [POST, PUT, DELETE] }
categories:
  Contacts:
    resources:
      contacts:
        paths: [/contacts]
        read: Read contacts.
        write: Create, change and delete contacts.
      crm:
        paths: [/companies]
        read: Read companies.
        write: { description: Change companies., aliases: [crm:modify], implies: [crm:read] }
    scopes:
      "https://acme.example/auth/audit": Read the audit log.
      everything: { description: All of it., deprecated: { since: "2.0", use: crm:write, deny: true } }
"# }
}

use scopes::{Caller, Scope, requires};

#[requires(contacts:write)]
fn delete_contact(id: u64) -> u64 {
    id
}

fn forward(caller: &Caller) -> Result<u64, scopewright::Denied> {
    let proof = caller.authorize::<requires::Has<{ Scope::ContactsRead as u16 }>>()?;
    Ok(delete_contact(proof, 12))
}

fn main() {}
