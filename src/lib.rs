//! OAuth scopes from a YAML catalog, checked by the Rust compiler.
//!
//! A team writes `scopes.yaml`. [`catalog!`] turns it into a [`Scope`](#what-a-catalog-becomes) enum, a `ScopeSet`, tables
//! for claims and paths, and the attribute `#[requires(contacts:write)]`. A scope that does not exist does not compile; an
//! annotation that compiles is enforced, before the body of a request is read.
//!
//! ```
//! scopewright::catalog! { yaml = r#"
//! catalog: Address book
//! actions: { read: [GET], write: [POST, PUT, DELETE] }
//! categories:
//!   Contacts:
//!     resources:
//!       contacts:
//!         paths: [/contacts]
//!         read: Read contacts.
//!         write: Create, change and delete contacts.
//! "# }
//!
//! #[requires(contacts:write)]
//! fn delete_contact(id: u64) -> String {
//!     format!("deleted {id}")
//! }
//!
//! fn main() -> Result<(), scopewright::Denied> {
//!     let caller = Caller::client(ScopeSet::from_claim("contacts:read contacts:write"));
//!     assert_eq!(delete_contact(caller.authorize()?, 12), "deleted 12");
//!
//!     let caller = Caller::client(ScopeSet::from_claim("contacts:read"));
//!     let denied = caller.authorize::<requires::Has<{ Scope::ContactsWrite as u16 }>>().unwrap_err();
//!     assert_eq!(denied.to_string(), "missing scope: contacts:write");
//!     Ok(())
//! }
//! ```
//!
//! # What a catalog becomes
//!
//! In the module where [`catalog!`] stands:
//!
//! - `enum Scope`: one variant for each scope, with its title, description, category, methods and paths;
//! - `struct ScopeSet`: a bitset of scopes, with `parse` for requests and `from_claim` for tokens;
//! - `fn route(method, path)`: what the catalog asks for there, a `const fn`;
//! - `CATALOG`: the catalog as data;
//! - `requires`: the attribute, and the module that its expansion needs. One `use acme_scopes::requires;` brings both;
//! - `Caller`: [`Caller`] for this catalog.
//!
//! # `#[requires]`
//!
//! It takes the requirement: scopes, bare or as strings, with commas between them (all of them), `any(...)` and `all(...)`,
//! nested; or one of the words `public`, `authenticated` and `denied`. It adds a first parameter (behind `self`) to the
//! function, a [`Authorized`], which frameworks extract from the head of the request and plain callers get from
//! [`Caller::authorize`]. It goes above the attributes of a framework.
//!
//! - `from = expression`, for signatures that cannot change: the function's first statement finds the caller in there (see
//!   [`CallerSource`]), and the refusal is returned through `From<Denied>`. In a handler the extractors of the other
//!   parameters have run by then, the body's among them; only the parameter comes before all of them.
//! - `crate = module`, where the attribute's own path does not lead to the catalog, as in some macros.
//!
//! # Features
//!
//! - `axum`: guards are extractors of axum 0.8, [`Denied`] is a response.
//! - `serde`: `Scope` and `ScopeSet` are serialised, as names and as the space-separated string; see the module [`claim`].

// Requests are served here.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod access;
pub mod claim;
mod integrations;

pub use access::authorized::Authorized;
pub use access::caller::Caller;
pub use access::denied::{Denied, Reason};
pub use access::source::CallerSource;
pub use scope_types::{CatalogScope, CatalogSet, Decision, NotCanonical, Requirement};

/// The catalog as data: what `CATALOG` and the methods of `Scope` return.
pub mod catalog {
    pub use scope_types::{Catalog, Category, Endpoint, MethodRequirements, Preset, Resource, Strings};
}

/// Requirements as types, which `#[requires]` composes, and their parts as data.
pub mod requirement {
    pub use scope_types::{
        All, Alternatives, Any, Authenticated, DenyAll, Has, Keyword, Public, Require, RequirementKind,
    };
}

/// Sets of scopes.
pub mod set {
    pub use scope_types::Iter;
}

/// Compiles a catalog of scopes into the module where it stands.
///
/// `catalog!("scopes.yaml")` reads a file, by its path from the directory of Cargo.toml, and the crate is compiled again
/// when the file changes. `catalog! { yaml = r#"..."# }` takes the text itself. Every mistake in the catalog is a compile
/// error of its own, with its line and column. The format is described in CATALOG.md of the repository.
///
/// It stands at the level of a module, not in a function: there `ScopeSet` would not be found in module `super`.
///
/// ```
/// // Each in a module of its own: what they make has the same names.
/// mod brevo {
///     scopewright::catalog!("scopes.yaml");
/// }
/// mod mail {
///     scopewright::catalog! { yaml = r#"
/// catalog: Mail
/// categories: { Mail: { scopes: { Mail.Read: Read mail., Mail.Send: Send mail as you. } } }
/// "# }
/// }
///
/// # fn main() {
/// assert_eq!(brevo::Scope::ContactsRead.name(), "contacts:read");
/// assert_eq!(mail::Scope::MailSend.description(), "Send mail as you.");
/// # }
/// ```
#[macro_export]
macro_rules! catalog {
    ($($catalog:tt)*) => {
        #[cfg(not(doc))]
        $crate::__private::catalog! { ($crate) $($catalog)* }
        #[cfg(doc)]
        $crate::__private::documented! { ($crate) $($catalog)* }
    };
}

/// What generated code is written against; it may change between any two versions.
#[doc(hidden)]
pub mod __private {
    pub use crate::access::source::check;
    #[cfg(feature = "serde")]
    pub use crate::integrations::serde::{deserialize_scope, deserialize_set};
    #[cfg(feature = "serde")]
    pub use ::serde;
    pub use scope_macros::{catalog, documented, names, requires};
    pub use scope_types::*;
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($($types:tt)*) => {};
}

/// The examples of the README, run like those of this documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
