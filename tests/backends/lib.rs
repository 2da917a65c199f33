//! A catalog in a program in which both backends of jsonwebtoken are enabled.

scopewright::catalog! { yaml = r#"
catalog: Address book
categories: { Contacts: { scopes: { "contacts:read": Read contacts. } } }
endpoints: { /contacts: { GET: "contacts:read" } }
"# }
