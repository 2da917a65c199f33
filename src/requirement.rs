//! Requirements as types and as data.
//!
//! `#[requires]` writes a requirement as a type, which consists of [`Has`], [`All`], [`Any`], [`Public`],
//! [`Authenticated`] and [`DenyAll`]. The trait [`Require`] turns such a type into a
//! [`Requirement`](crate::Requirement), which can be inspected at run time: its [`RequirementKind`] and its
//! [`Alternatives`].
//!
//! ```
//! # use doc_catalogs::mail::*;
//! use requires::{Any, Has};
//! use scopewright::requirement::{Require, RequirementKind};
//!
//! // The type of `#[requires(any(mail, calendar))]`.
//! type Either = Any<(Has<{ Scope::Mail as u16 }>, Has<{ Scope::Calendar as u16 }>)>;
//!
//! let requirement = <Either as Require<ScopeSet>>::REQUIREMENT;
//! assert_eq!(requirement.kind(), RequirementKind::Scopes);
//! assert!(requirement.alternatives().eq([ScopeSet::literal("mail"), ScopeSet::literal("calendar")]));
//! ```

pub use scope_types::{All, Alternatives, Any, Authenticated, DenyAll, Has, Keyword, Public, Require, RequirementKind};
