//! Scopes as text, RFC 6749 section 3.3: claims of tokens, and why a text is not a list of scopes.
//!
//! With the feature `serde` this module is also what `#[serde(with = "scopewright::claim")]` names: it reads a claim leniently,
//! like `ScopeSet::from_claim`.

pub use scope_types::{Claim, ParseError, ParseErrorKind, UnknownScope, UnknownTokens};

#[cfg(feature = "serde")]
pub use crate::integrations::claim::{deserialize, option, serialize};
