//! The algorithms of signatures.

use core::fmt;

/// An algorithm that signs tokens: RFC 7518 section 3.1, RFC 8037 section 3.1.
///
/// ```
/// assert_eq!(scopewright::jwt::Algorithm::Es256.name(), "ES256");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256: `RS256`.
    Rs256,
    /// RSASSA-PKCS1-v1_5 with SHA-384: `RS384`.
    Rs384,
    /// RSASSA-PKCS1-v1_5 with SHA-512: `RS512`.
    Rs512,
    /// RSASSA-PSS with SHA-256: `PS256`.
    Ps256,
    /// RSASSA-PSS with SHA-384: `PS384`.
    Ps384,
    /// RSASSA-PSS with SHA-512: `PS512`.
    Ps512,
    /// ECDSA with the curve P-256 and SHA-256: `ES256`.
    Es256,
    /// ECDSA with the curve P-384 and SHA-384: `ES384`.
    Es384,
    /// The Edwards curve Ed25519: `EdDSA`, or `Ed25519` as RFC 9864 names it.
    EdDsa,
    /// HMAC with SHA-256 and a secret that the service shares with the issuer: `HS256`.
    Hs256,
    /// HMAC with SHA-384: `HS384`.
    Hs384,
    /// HMAC with SHA-512: `HS512`.
    Hs512,
}

impl Algorithm {
    pub(super) const ALL: [Self; 12] = [
        Self::Rs256,
        Self::Rs384,
        Self::Rs512,
        Self::Ps256,
        Self::Ps384,
        Self::Ps512,
        Self::Es256,
        Self::Es384,
        Self::EdDsa,
        Self::Hs256,
        Self::Hs384,
        Self::Hs512,
    ];

    /// The name in the header of a token.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Rs384 => "RS384",
            Self::Rs512 => "RS512",
            Self::Ps256 => "PS256",
            Self::Ps384 => "PS384",
            Self::Ps512 => "PS512",
            Self::Es256 => "ES256",
            Self::Es384 => "ES384",
            Self::EdDsa => "EdDSA",
            Self::Hs256 => "HS256",
            Self::Hs384 => "HS384",
            Self::Hs512 => "HS512",
        }
    }

    /// Reads a name. Names are compared byte by byte: RFC 7515 section 4.1.1.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "Ed25519" => Some(Self::EdDsa),
            _ => Self::ALL.into_iter().find(|algorithm| algorithm.name() == name),
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
