//! A bit that is no scope, set in the module of the catalog. Private fields of types that are declared there would be visible.

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

    pub fn forged() -> ScopeSet {
        let mut set = ScopeSet::EMPTY;
        set.0.insert(63);
        set
    }

    pub fn from_nothing() -> ScopeSet {
        ScopeSet(scopewright::__private::Bits::first(64))
    }
}

fn main() {
    println!("{}", scopes::forged() | scopes::from_nothing());
}
