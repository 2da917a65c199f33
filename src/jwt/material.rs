//! What a key consists of, in the form that the library for signatures reads.

use super::algorithm::Algorithm;
use super::backend::MAX_RSA_BITS;
use super::key_error::KeyError;
use jsonwebtoken::{DecodingKey, DecodingKeyKind};

/// A public key or a secret whose type and size were checked.
#[derive(Clone)]
pub(super) struct Material {
    kind: Kind,
    pub(super) decoding: DecodingKey,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Rsa,
    P256,
    P384,
    Ed25519,
    /// A secret of this number of bytes.
    Secret(usize),
}

/// The smallest RSA key in bits: RFC 7518 sections 3.3 and 3.5.
const MIN_RSA_BITS: usize = 2048;

/// The shortest secret in bytes: RFC 7518 section 3.2.
const MIN_SECRET: usize = 32;

impl Material {
    /// Makes an RSA key from the modulus and the exponent, as big-endian numbers.
    pub(super) fn rsa(modulus: &[u8], exponent: &[u8]) -> Result<Self, KeyError> {
        let (modulus, exponent) = (significant(modulus), significant(exponent));
        let bits = modulus.first().map_or(0, |first| 8 * modulus.len() - first.leading_zeros() as usize);
        if bits < MIN_RSA_BITS {
            return Err(KeyError::Unsupported { requirement: "an RSA key must have at least 2048 bits" });
        }
        if bits > MAX_RSA_BITS {
            return Err(KeyError::Unsupported {
                requirement: "an RSA key must have at most 4096 bits, or 8192 with the feature `jwt-aws-lc`",
            });
        }
        let is_odd = |number: &[u8]| number.last().is_some_and(|last| last % 2 == 1);
        // An exponent of 1 would make every signature valid. The libraries do not read exponents of more than 33 bits.
        if !is_odd(modulus) || !is_odd(exponent) || exponent == [1] || exponent.len() > 4 {
            return Err(KeyError::Unsupported {
                requirement: "the modulus and the exponent of an RSA key must be odd, and the exponent must be from 3 \
                              to 2^32",
            });
        }
        Ok(Self { kind: Kind::Rsa, decoding: DecodingKey::from_rsa_raw_components(modulus, exponent) })
    }

    /// Makes a key of an elliptic curve from its uncompressed point: SEC 1 section 2.3.3.
    pub(super) fn elliptic_curve(point: &[u8]) -> Result<Self, KeyError> {
        let kind = match (point.first(), point.len()) {
            (Some(4), 65) => Kind::P256,
            (Some(4), 97) => Kind::P384,
            _ => {
                return Err(KeyError::Unsupported {
                    requirement: "a key of an elliptic curve must be an uncompressed point of P-256 or P-384",
                });
            }
        };
        Ok(Self { kind, decoding: DecodingKey::from_ec_der(point) })
    }

    pub(super) fn ed25519(public: &[u8]) -> Result<Self, KeyError> {
        // The library in Rust panics if a key has fewer bytes.
        if public.len() != 32 {
            return Err(KeyError::Unsupported { requirement: "an Ed25519 key must have 32 bytes" });
        }
        Ok(Self { kind: Kind::Ed25519, decoding: DecodingKey::from_ed_der(public) })
    }

    pub(super) fn secret(secret: &[u8]) -> Result<Self, KeyError> {
        if secret.len() < MIN_SECRET {
            return Err(KeyError::ShortSecret { least: MIN_SECRET });
        }
        Ok(Self { kind: Kind::Secret(secret.len()), decoding: DecodingKey::from_secret(secret) })
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether the key has the type and the size that an algorithm needs.
    pub(super) fn fits(&self, algorithm: Algorithm) -> bool {
        match algorithm {
            Algorithm::Rs256
            | Algorithm::Rs384
            | Algorithm::Rs512
            | Algorithm::Ps256
            | Algorithm::Ps384
            | Algorithm::Ps512 => self.kind == Kind::Rsa,
            Algorithm::Es256 => self.kind == Kind::P256,
            Algorithm::Es384 => self.kind == Kind::P384,
            Algorithm::EdDsa => self.kind == Kind::Ed25519,
            Algorithm::Hs256 => matches!(self.kind, Kind::Secret(length) if length >= 32),
            Algorithm::Hs384 => matches!(self.kind, Kind::Secret(length) if length >= 48),
            Algorithm::Hs512 => matches!(self.kind, Kind::Secret(length) if length >= 64),
        }
    }
}

impl PartialEq for Material {
    fn eq(&self, other: &Self) -> bool {
        use DecodingKeyKind::{RsaModulusExponent, SecretOrDer};
        self.kind == other.kind
            && match (self.decoding.kind(), other.decoding.kind()) {
                (SecretOrDer(own), SecretOrDer(other)) => own == other,
                (RsaModulusExponent { n, e }, RsaModulusExponent { n: other_n, e: other_e }) => {
                    n == other_n && e == other_e
                }
                _ => false,
            }
    }
}

/// A number without its leading zeros.
fn significant(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}
