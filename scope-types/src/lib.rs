//! The runtime of Scopewright: scope sets, claims, request paths and requirements.
//!
//! `catalog!` compiles a catalog to constant tables. This crate holds the logic that reads the tables. It is `no_std`,
//! has no dependencies and does not allocate. Lookups are `const fn`, so the compiler runs the same matcher that serves
//! requests.
//!
//! Users import these items through the crate `scopewright`. The crate `scope-catalog` writes the tables.

#![no_std]
// This code serves requests, so it must not panic.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bytes;
mod catalog;
mod claims;
mod paths;
mod requirement;
mod resolve;
mod sets;
mod tables;

#[doc(hidden)]
pub use bytes::aligned::Aligned;
pub use catalog::endpoints::{Endpoint, MethodRequirements};
pub use catalog::handles::{Catalog, Category, Preset, Resource};
pub use claims::claim::{Claim, UnknownTokens};
#[doc(hidden)]
pub use claims::key;
pub use claims::parse_error::{ParseError, ParseErrorKind};
#[doc(hidden)]
pub use claims::token::is_token_octet;
#[doc(hidden)]
pub use paths::canonical::{MAX_PATH, MAX_SEGMENTS};
pub use paths::decision::Decision;
#[doc(hidden)]
pub use paths::edge;
pub use paths::not_canonical::NotCanonical;
pub use requirement::Requirement;
pub use requirement::alternatives::Alternatives;
#[doc(hidden)]
pub use requirement::keywords;
pub use requirement::kind::RequirementKind;
pub use requirement::limits::{MAX_ALTERNATIVES, MAX_ARITY, MAX_SCOPES, MAX_SET};
#[doc(hidden)]
pub use requirement::types::{AUTHENTICATED, DENIED, PUBLIC};
pub use requirement::types::{All, Any, Authenticated, DenyAll, Has, Keyword, Public, Require};
#[doc(hidden)]
pub use resolve::invisible::is_invisible;
#[doc(hidden)]
pub use resolve::nearest::edit_distance;
#[doc(hidden)]
pub use sets::bits::Bits;
pub use sets::catalog_set::{CatalogScope, CatalogSet, UnknownScope};
pub use sets::iter::Iter;
#[doc(hidden)]
pub use tables::Tables;
pub use tables::fingerprint::fingerprint;
#[doc(hidden)]
pub use tables::layout;
#[doc(hidden)]
pub use tables::listing::Listing;
#[doc(hidden)]
pub use tables::lists::nth;
pub use tables::strings::Strings;

/// Runs the example of the README together with the examples of this documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
