//! The claim `scope` of a token, for `#[serde(with = "scopewright::claim")]`.

use core::fmt;
use core::marker::PhantomData;
use scope_types::CatalogSet;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserializer, Serializer};

/// Serializes a set as a string of scopes separated by spaces.
///
/// # Errors
/// Returns the error of the serializer.
pub fn serialize<S: CatalogSet, T: Serializer>(set: &S, serializer: T) -> Result<T::Ok, T::Error> {
    serializer.collect_str(set)
}

/// Deserializes a claim leniently, like `ScopeSet::from_claim`: unknown scopes are skipped.
///
/// The claim is a string of scopes separated by spaces (RFC 9068 section 2.2.3), or an array of strings, which some
/// providers use. If it has an octet that RFC 6749 section 3.3 does not allow, the whole claim is void and the set is
/// empty.
///
/// # Errors
/// Returns an error if the claim is neither a string nor an array of strings.
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
                // An element must be one scope-token. With a space in it, the joined text would have two.
                is_void |= token.contains(' ');
                claim.push(' ');
                claim.push_str(&token);
            }
            Ok(if is_void { S::EMPTY } else { S::from_claim(&claim) })
        }
    }

    super::serde::string_or_array(deserializer, Claim(PhantomData))
}

/// A claim that may be absent: for `#[serde(with = "scopewright::claim::option", default)]` on an `Option<ScopeSet>`.
///
/// An absent claim is `None`, and `null` is an error. `None` often allows more than an empty set: for example, it may
/// mean that the application acts on its own behalf. A `null`, which may be a mistake of the issuer, must not have this
/// effect.
///
/// ```
/// # use doc_catalogs::mail::*;
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
/// ```
pub mod option {
    use super::CatalogSet;
    use serde::{Deserializer, Serializer};

    /// Serializes a set as a string of scopes separated by spaces, and `None` as the serializer does.
    ///
    /// # Errors
    /// Returns the error of the serializer.
    pub fn serialize<S: CatalogSet, T: Serializer>(set: &Option<S>, serializer: T) -> Result<T::Ok, T::Error> {
        match set {
            Some(set) => super::serialize(set, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Deserializes a claim that is present, leniently, like [`super::deserialize`].
    ///
    /// # Errors
    /// Returns an error if the claim is neither a string nor an array of strings; `null` is neither.
    pub fn deserialize<'de, S: CatalogSet, D: Deserializer<'de>>(deserializer: D) -> Result<Option<S>, D::Error> {
        super::deserialize(deserializer).map(Some)
    }
}
