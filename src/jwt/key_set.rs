//! The keys of an issuer.

use super::algorithm::Algorithm;
use super::jwk::{self, Jwk, Origin};
use super::key::Key;
use super::key_error::KeyError;
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;

/// The keys that verify the tokens of an issuer: a JWK set (RFC 7517 section 5), or single keys.
///
/// A key of a JWK set is used only if it has no `use` or `"use": "sig"`, no `key_ops` or `verify` among them, no `alg` or
/// that of the token, and the type and the curve that the algorithm of the token needs. Other keys of the set are ignored,
/// as are RSA keys with fewer than 2048 bits and secrets with fewer than 32 bytes.
///
/// The clone of a set refers to the same keys.
#[derive(Clone, Debug)]
pub struct KeySet(Arc<[Key]>);

/// The largest number of keys of a set that was fetched.
const MAX_FETCHED: usize = 100;

/// How many keys are tried for one token.
const MAX_TRIED: usize = 4;

#[derive(Deserialize)]
struct JwkSet {
    keys: Vec<Jwk>,
}

impl KeySet {
    /// Reads a JWK set that the service has, as text or as bytes. It may contain secrets, which are keys of the type `oct`.
    ///
    /// # Errors
    /// Returns [`KeyError::NotAKeySet`] if the text is not a JWK set, and [`KeyError::NoUsableKey`] if none of its keys can
    /// verify tokens.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        let keys: Arc<[Key]> = read(json.as_ref(), Origin::Configured)?.collect();
        if keys.is_empty() { Err(KeyError::NoUsableKey) } else { Ok(Self(keys)) }
    }

    /// Reads a file that contains a JWK set. The file is read once.
    ///
    /// # Errors
    /// Returns [`KeyError::Unreadable`] if the file cannot be read, and the errors of [`KeySet::from_json`].
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, KeyError> {
        let path = path.as_ref();
        let json = std::fs::read(path)
            .map_err(|reason| KeyError::Unreadable { path: path.to_owned(), reason: reason.to_string() })?;
        Self::from_json(json)
    }

    /// Reads a JWK set that an issuer publishes.
    ///
    /// It may be empty. Keys of the type `oct` are ignored, because a published key is not a secret.
    ///
    /// # Errors
    /// Returns [`KeyError::NotAKeySet`] if the text is not a JWK set, and [`KeyError::TooManyKeys`] if more than 100 of its
    /// keys can verify tokens.
    pub fn fetched(json: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        let keys: Vec<Key> = read(json.as_ref(), Origin::Fetched)?.take(MAX_FETCHED + 1).collect();
        if keys.len() > MAX_FETCHED {
            return Err(KeyError::TooManyKeys { limit: MAX_FETCHED });
        }
        Ok(Self(keys.into()))
    }

    /// Returns this set as the successor of another one of the same issuer.
    ///
    /// Tokens that were verified with a key of both sets stay remembered. Those that were verified with a key that is not in
    /// this set any more are forgotten. Keys are the same if they have the same identifier, algorithm and parameters.
    #[must_use]
    pub fn succeeding(self, previous: &Self) -> Self {
        let carried = self.0.iter().map(|key| {
            let same = previous.0.iter().find(|old| old.equals(key) && !old.withdrawal.is_withdrawn());
            same.unwrap_or(key).clone()
        });
        let carried = Self(carried.collect());
        for gone in previous.0.iter().filter(|old| !self.0.iter().any(|key| key.equals(old))) {
            gone.withdrawal.withdraw();
        }
        carried
    }

    /// Returns whether a key of the set has this identifier: RFC 7517 section 4.5.
    pub fn has_key(&self, kid: &str) -> bool {
        self.0.iter().any(|key| key.kid.as_deref() == Some(kid))
    }

    /// The number of keys.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether the set has no key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys that may have signed a token, at most four.
    pub(super) fn candidates(&self, algorithm: Algorithm, kid: Option<&str>) -> impl Iterator<Item = &Key> {
        self.0
            .iter()
            .filter(move |key| kid.is_none() || key.kid.as_deref() == kid)
            .filter(move |key| key.fits(algorithm))
            .take(MAX_TRIED)
    }
}

impl From<Key> for KeySet {
    fn from(key: Key) -> Self {
        Self(Arc::new([key]))
    }
}

impl FromIterator<Key> for KeySet {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}

fn read(json: &[u8], origin: Origin) -> Result<impl Iterator<Item = Key>, KeyError> {
    // serde also reads a struct from an array.
    if !json.trim_ascii_start().starts_with(b"{") {
        return Err(KeyError::NotAKeySet("it is not a JSON object".to_owned()));
    }
    let set: JwkSet = serde_json::from_slice(json).map_err(|error| KeyError::NotAKeySet(error.to_string()))?;
    Ok(set.keys.into_iter().filter_map(move |jwk| jwk::read(&jwk, origin)))
}
