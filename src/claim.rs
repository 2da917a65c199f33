//! Scopes as text: the claim `scope` of a token and the parameter `scope` of a request (RFC 6749 section 3.3).
//!
//! A request is read strictly, and a claim is read leniently:
//!
//! - `ScopeSet::parse` reads the parameter of a request. An unknown scope is a [`ParseError`](crate::ParseError).
//! - `ScopeSet::from_claim` reads the claim of a verified token. The token may have scopes of other services, so
//!   unknown scopes are skipped. `ScopeSet::read_claim` returns a [`Claim`], which also lists the skipped scopes.
//!
//! ```
//! # use doc_catalogs::mail::*;
//! let error = ScopeSet::parse("openid mail").unwrap_err();
//! assert_eq!(error.to_string(), "unknown scope `openid` at byte 0");
//! assert_eq!(ScopeSet::from_claim("openid mail"), ScopeSet::literal("mail"));
//! ```
//!
//! # With serde
//!
//! The feature `serde` implements `Serialize` and `Deserialize` for `Scope` and `ScopeSet`, strictly. To read the
//! claims of a token leniently, name this module in `#[serde(with = "scopewright::claim")]`, or its module `option`
//! where the claim may be absent.
//!
//! ```
//! # use doc_catalogs::mail::*;
//! # fn main() -> Result<(), serde_json::Error> {
//! #[derive(serde::Deserialize)]
//! struct Claims {
//!     #[serde(with = "scopewright::claim", default)]
//!     scope: ScopeSet,
//! }
//!
//! let claims: Claims = serde_json::from_str(r#"{ "scope": "openid mail" }"#)?;
//! assert_eq!(claims.scope, ScopeSet::literal("mail"));
//! # Ok(())
//! # }
//! ```

pub use scope_types::{Claim, ParseErrorKind, UnknownTokens};

#[cfg(feature = "serde")]
pub use crate::integrations::claim::{deserialize, option, serialize};
