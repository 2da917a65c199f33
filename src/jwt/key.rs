//! A key that verifies signatures.

use super::algorithm::Algorithm;
use super::key_error::KeyError;
use super::material::Material;
use super::pem;
use crate::resource::Withdrawal;
use core::fmt;

/// A key that verifies the signatures of tokens: a public key, or a secret that the service shares with the issuer.
///
/// ```
/// use scopewright::jwt::{Algorithm, Key, KeySet};
///
/// let pem = "-----BEGIN PUBLIC KEY-----
/// MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
/// -----END PUBLIC KEY-----";
/// let key = Key::ed_pem(pem)?.kid("2026-11").algorithm(Algorithm::EdDsa)?;
/// assert!(KeySet::from(key).has_key("2026-11"));
/// # Ok::<(), scopewright::jwt::KeyError>(())
/// ```
#[derive(Clone)]
pub struct Key {
    pub(super) kid: Option<Box<str>>,
    pub(super) algorithm: Option<Algorithm>,
    pub(super) material: Material,
    pub(super) withdrawal: Withdrawal,
}

impl Key {
    /// Makes a key from a secret for the algorithms `HS256`, `HS384` and `HS512`.
    ///
    /// The secret has at least 32 random bytes. For `HS384` it needs 48, and for `HS512` it needs 64 (RFC 7518 section
    /// 3.2).
    ///
    /// # Errors
    /// Returns [`KeyError::ShortSecret`] if the secret has fewer than 32 bytes.
    pub fn hmac(secret: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        Material::secret(secret.as_ref()).map(Self::new)
    }

    /// Reads an RSA public key in PEM, which begins with `-----BEGIN PUBLIC KEY-----` or
    /// `-----BEGIN RSA PUBLIC KEY-----`. It is for `RS256`, `RS384`, `RS512`, `PS256`, `PS384` and `PS512`.
    ///
    /// # Errors
    /// Returns an error if the text is not such a key, or if the key has fewer than 2048 bits or more than the library for
    /// signatures supports (4096, or 8192 with the feature `jwt-aws-lc`).
    pub fn rsa_pem(pem: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        pem::rsa(pem.as_ref()).map(Self::new)
    }

    /// Reads a public key of the curve P-256, for `ES256`, or P-384, for `ES384`, in PEM.
    ///
    /// # Errors
    /// Returns an error if the text is not such a key.
    pub fn ec_pem(pem: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        pem::elliptic_curve(pem.as_ref()).map(Self::new)
    }

    /// Reads a public key of the curve Ed25519, for `EdDSA`, in PEM.
    ///
    /// # Errors
    /// Returns an error if the text is not such a key.
    pub fn ed_pem(pem: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        pem::ed25519(pem.as_ref()).map(Self::new)
    }

    /// Gives the key an identifier: RFC 7517 section 4.5.
    ///
    /// A token that names a key is verified only with a key of this name. A token that names no key is verified with keys
    /// of any name.
    #[must_use]
    pub fn kid(mut self, kid: impl Into<Box<str>>) -> Self {
        self.kid = Some(kid.into());
        self
    }

    /// Restricts the key to one algorithm: RFC 7517 section 4.4.
    ///
    /// # Errors
    /// Returns [`KeyError::WrongAlgorithm`] if the algorithm does not belong to the type of the key.
    pub fn algorithm(mut self, algorithm: Algorithm) -> Result<Self, KeyError> {
        if !self.material.fits(algorithm) {
            return Err(KeyError::WrongAlgorithm { algorithm: algorithm.name() });
        }
        self.algorithm = Some(algorithm);
        Ok(self)
    }

    pub(super) fn new(material: Material) -> Self {
        Self { kid: None, algorithm: None, material, withdrawal: Withdrawal::new() }
    }

    /// Whether the key may verify a token with this algorithm.
    pub(super) fn fits(&self, algorithm: Algorithm) -> bool {
        self.material.fits(algorithm) && self.algorithm.is_none_or(|own| own == algorithm)
    }

    /// Whether two keys are the same, apart from their withdrawal.
    pub(super) fn equals(&self, other: &Self) -> bool {
        self.kid == other.kid && self.algorithm == other.algorithm && self.material == other.material
    }
}

/// Shows no part of the key.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("kid", &self.kid)
            .field("algorithm", &self.algorithm)
            .field("kind", &self.material.kind())
            .finish_non_exhaustive()
    }
}
