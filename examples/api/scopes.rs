//! The catalog. The macro defines `Scope`, `ScopeSet`, `Caller`, `ProtectedResource`, `requires` and more.

scopewright::catalog!("scopes.yaml");
