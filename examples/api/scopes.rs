//! The catalog. The macro defines `Scope`, `ScopeSet`, `Caller`, `requires` and more.

scopewright::catalog!("scopes.yaml");
