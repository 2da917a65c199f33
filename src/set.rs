//! The iterator over a set of scopes.
//!
//! The type `ScopeSet` itself is defined by `catalog!`. It has the operations and operators of a set.
//!
//! ```
//! # use doc_catalogs::mail::*;
//! let set = ScopeSet::literal("calendar") | Scope::Mail.into();
//! let scopes: Vec<Scope> = set.iter().collect();
//! // The order is that of the catalog.
//! assert_eq!(scopes, [Scope::Mail, Scope::Calendar]);
//! assert_eq!(set - Scope::Mail.into(), ScopeSet::of(&[Scope::Calendar]));
//! ```

pub use scope_types::Iter;
