// The catalog of the crate `acme-scopes`, for a case that declares it in a module of its own crate.

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
