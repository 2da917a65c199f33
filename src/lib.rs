//! OAuth scopes from a YAML catalog, checked by the Rust compiler.
//!
//! A team describes the scopes of its API in `scopes.yaml`. The macro [`catalog!`] turns this catalog into Rust types
//! and into the attribute `#[requires(contacts:write)]`, which protects functions:
//!
//! - A scope that is not in the catalog is a compile error, with the nearest names.
//! - A function under `#[requires]` cannot be called without a check of the caller's scopes.
//! - With the feature `axum`, axum checks the scopes before it reads the body of the request.
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
//!     // The scopes are the claim `scope` of a verified access token.
//!     let editor = Caller::client(ScopeSet::from_claim("contacts:read contacts:write"));
//!     assert_eq!(delete_contact(editor.authorize()?, 12), "deleted 12");
//!
//!     let reader = Caller::client(ScopeSet::from_claim("contacts:read"));
//!     let denied = reader.authorize().map(|authorized| delete_contact(authorized, 12)).unwrap_err();
//!     assert_eq!(denied.status(), 403);
//!     assert_eq!(denied.to_string(), "missing scope: contacts:write");
//!     Ok(())
//! }
//! ```
//!
//! # The generated items
//!
//! [`catalog!`] defines these items in the module that invokes it. The module [`example`] shows them for the catalog
//! above.
//!
//! - [`Scope`](example::Scope): an enum with a variant for each scope, which has methods for its title, description,
//!   category, HTTP methods and paths.
//! - [`ScopeSet`](example::ScopeSet): a bitset of scopes. `parse` reads the scopes of a request, and `from_claim` reads
//!   those of a token.
//! - [`Caller`](example::Caller): the type [`Caller`] for this catalog.
//! - [`ProtectedResource`](example::ProtectedResource): a service whose requests are checked by this catalog. It needs
//!   the feature `resource`.
//! - [`route`](example::route): a `const fn` that returns the requirement for an HTTP method and a path.
//! - [`CATALOG`](example::CATALOG): the catalog as data.
//! - [`requires`](mod@example::requires): the attribute `#[requires]`, and the module that its expansion refers to. The
//!   declaration `use acme_scopes::requires;` imports both.
//!
//! # The attribute `#[requires]`
//!
//! The argument is a requirement in one of these forms:
//!
//! - scopes, separated by commas: the caller must have all of them. Write a scope as a string if it is not a sequence
//!   of Rust tokens, such as `"https://acme.example/auth/audit"`;
//! - `any(...)` and `all(...)`, which may be nested;
//! - `public` (no token is required), `authenticated` (any verified token) or `denied` (no caller is allowed).
//!
//! The attribute adds a parameter to the function, before the first parameter and after `self`. Its type is
//! [`Authorized`]. Frameworks create the argument from the head of the request; other callers use
//! [`Caller::authorize`]. Place the attribute above the attributes of a framework.
//!
//! Two more arguments may follow the requirement:
//!
//! - `from = expression` is for functions whose signature cannot change, such as trait methods. The first statement of
//!   the function finds the caller in the expression (see [`CallerSource`]), checks it, and returns a refusal through
//!   `From<Denied>`. In a handler this check happens after the extractors have run, including the extractor of the
//!   body.
//! - `crate = path` names the module of the catalog. It is necessary in some macros, where the path of the attribute
//!   itself does not lead to the catalog.
//!
//! # Features
//!
//! - `axum`: [`Authorized`] and [`Caller`] are extractors of axum 0.8, and [`Denied`] is a response.
//! - `tonic`: requests of tonic 0.14 are a [`CallerSource`], and [`Denied`] becomes a `Status`.
//! - `serde`: `Scope` and `ScopeSet` implement `Serialize` and `Deserialize`; see the module [`claim`].
//! - `resource`: the modules `resource` and `audit`. It guards a whole service by its catalog.
//! - `jwt`, `jwt-rust-crypto` and `jwt-aws-lc`: the module `jwt`, which verifies JSON Web Tokens.
//! - `introspection`: the module `introspection`, which asks the authorization server about tokens.
//! - `fetch`: the module `fetch`, an HTTP client for keys and introspection.
//!
//! # Where to go
//!
//! - [`Caller`] and [`Denied`]: callers, tokens, statuses and challenges.
//! - [`claim`]: the scopes of tokens and of requests as text.
//! - [`catalog`](mod@catalog): the catalog as data, for consent pages and documents.
//! - [`requirement`]: requirements as types and as data.
//! - In the repository: `CATALOG.md` describes the format of the catalog, and `examples/api.rs` is an HTTP server that
//!   verifies JSON Web Tokens.

// This crate serves requests, so it must not panic.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod access;
#[cfg(feature = "resource")]
pub mod audit;
pub mod catalog;
pub mod claim;
#[cfg(doc)]
pub mod example;
#[cfg(feature = "fetch")]
pub mod fetch;
mod integrations;
#[cfg(feature = "introspection")]
pub mod introspection;
#[cfg(any(feature = "jwt-aws-lc", feature = "jwt-rust-crypto"))]
pub mod jwt;
#[cfg(not(feature = "resource"))]
mod needs_feature_resource;
pub mod requirement;
#[cfg(feature = "resource")]
pub mod resource;
pub mod set;

pub use access::authorized::Authorized;
pub use access::caller::Caller;
pub use access::denied::{Denied, Reason};
pub use access::source::CallerSource;
pub use access::token_error::{InvalidRequest, InvalidToken};
pub use scope_types::{CatalogScope, CatalogSet, Decision, NotCanonical, ParseError, Requirement, UnknownScope};

/// Compiles a catalog of scopes into the module that invokes the macro.
///
/// - `catalog!("scopes.yaml")` reads a file. The path is relative to the directory of Cargo.toml. The crate is compiled
///   again when the file changes.
/// - `catalog! { yaml = r#"..."# }` takes the text itself.
///
/// Every mistake in the catalog is a separate compile error, with its line and column. `CATALOG.md` in the repository
/// describes the format. [`example`] shows the items that the macro defines.
///
/// A module or a function can contain one catalog.
///
/// ```
/// // Two catalogs define items of the same names, so each needs a module of its own.
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
        // Without this, rust-analyzer shows the whole catalog in grey.
        #[cfg(doc)]
        #[allow(rust_analyzer::inactive_code)]
        $crate::__private::documented! { ($crate) $($catalog)* }
    };
}

/// The items that generated code uses. They may change between any two versions.
#[doc(hidden)]
pub mod __private {
    pub use crate::access::boxed::boxed;
    pub use crate::access::source::check;
    #[cfg(feature = "serde")]
    pub use crate::integrations::serde::{deserialize_scope, deserialize_set};
    #[cfg(not(feature = "resource"))]
    pub use crate::needs_feature_resource::NeedsFeatureResource as ProtectedResource;
    #[cfg(feature = "resource")]
    pub use crate::resource::ProtectedResource;
    #[cfg(feature = "serde")]
    pub use ::serde;
    pub use scope_macros::{catalog, documented, names, requires, requires_with_warnings};
    pub use scope_types::*;
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($($types:tt)*) => {};
}

/// Runs the examples of the README as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
