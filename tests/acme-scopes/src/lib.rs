//! The scopes of Acme, as a team would publish them for its services.

scopewright::catalog!("scopes.yaml");
