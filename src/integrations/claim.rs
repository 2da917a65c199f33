//! The claim of a token that was issued already, for `#[serde(with = "scopewright::claim")]`.
//!
//! `ScopeSet` alone is read strictly: one unknown scope is an error. A token may hold scopes of other services too, so
//! this module skips what is unknown, like `ScopeSet::from_claim`. It takes a space-separated string, as RFC 9068 has it,
//! or an array of strings, as some providers do; an octet that RFC 6749 section 3.3 does not allow voids the whole claim.
//!
//! ```
//! # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail. } } }" }
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

use core::fmt;
use core::marker::PhantomData;
use scope_types::CatalogSet;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserializer, Serializer};

/// Writes the space-separated string.
///
/// # Errors
/// If the serializer fails.
pub fn serialize<S: CatalogSet, T: Serializer>(set: &S, serializer: T) -> Result<T::Ok, T::Error> {
    serializer.collect_str(set)
}

/// Reads a claim leniently.
///
/// # Errors
/// If it is neither a string nor an array of strings.
pub fn deserialize<'de, S: CatalogSet, D: Deserializer<'de>>(deserializer: D) -> Result<S, D::Error> {
    struct Claim<S>(PhantomData<fn() -> S>);

    impl<'de, S: CatalogSet> Visitor<'de> for Claim<S> {
        type Value = S;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("scopes, as a space-separated string or as an array of strings")
        }

        fn visit_str<E: Error>(self, claim: &str) -> Result<S, E> {
            Ok(S::from_claim(claim))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<S, A::Error> {
            let mut claim = String::new();
            let mut is_void = false;
            while let Some(token) = items.next_element::<String>()? {
                // An element is one scope-token; a space in it would make two.
                is_void |= token.contains(' ');
                claim.push(' ');
                claim.push_str(&token);
            }
            Ok(if is_void { S::EMPTY } else { S::from_claim(&claim) })
        }
    }

    super::serde::string_or_array(deserializer, Claim(PhantomData))
}

/// The same for a claim that may be absent: `#[serde(with = "scopewright::claim::option", default)]` on an
/// `Option<ScopeSet>`.
///
/// Absent is `None`. A `null` is an error: where `None` means more than an empty set does, as in "no user is involved",
/// nobody gets there by writing nothing.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail. } } }" }
/// # fn main() {
/// #[derive(serde::Deserialize)]
/// struct Claims {
///     #[serde(with = "scopewright::claim::option", default)]
///     user_scope: Option<ScopeSet>,
/// }
///
/// let user = |json| serde_json::from_str(json).map(|claims: Claims| claims.user_scope);
/// assert_eq!(user("{}").unwrap(), None);
/// assert_eq!(user(r#"{ "user_scope": "mail" }"#).unwrap(), Some(ScopeSet::literal("mail")));
/// assert!(user(r#"{ "user_scope": null }"#).is_err());
/// # }
/// ```
pub mod option {
    use super::CatalogSet;
    use serde::{Deserializer, Serializer};

    /// Writes the space-separated string, or nothing.
    ///
    /// # Errors
    /// If the serializer fails.
    pub fn serialize<S: CatalogSet, T: Serializer>(set: &Option<S>, serializer: T) -> Result<T::Ok, T::Error> {
        match set {
            Some(set) => super::serialize(set, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a claim leniently.
    ///
    /// # Errors
    /// If it is neither a string nor an array of strings.
    pub fn deserialize<'de, S: CatalogSet, D: Deserializer<'de>>(deserializer: D) -> Result<Option<S>, D::Error> {
        super::deserialize(deserializer).map(Some)
    }
}
