//! The library that checks signatures.
//!
//! The provider of the library is called directly. The functions of `jsonwebtoken` that choose a provider for the whole
//! process panic unless exactly one of its backends is enabled, and other crates of a program may enable the other one.

use super::algorithm::Algorithm;
#[cfg(feature = "jwt-aws-lc")]
use jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER;
#[cfg(not(feature = "jwt-aws-lc"))]
use jsonwebtoken::crypto::rust_crypto::DEFAULT_PROVIDER;
use jsonwebtoken::{Algorithm as Known, DecodingKey};

/// The largest RSA key in bits that the library verifies with.
pub(super) const MAX_RSA_BITS: usize = if cfg!(feature = "jwt-aws-lc") { 8192 } else { 4096 };

/// Checks a signature. The caller ensures that the key has the type that belongs to the algorithm.
pub(super) fn is_signed(algorithm: Algorithm, key: &DecodingKey, message: &[u8], signature: &Vec<u8>) -> bool {
    (DEFAULT_PROVIDER.verifier_factory)(&known(algorithm), key)
        .is_ok_and(|verifier| verifier.verify(message, signature).is_ok())
}

const fn known(algorithm: Algorithm) -> Known {
    match algorithm {
        Algorithm::Rs256 => Known::RS256,
        Algorithm::Rs384 => Known::RS384,
        Algorithm::Rs512 => Known::RS512,
        Algorithm::Ps256 => Known::PS256,
        Algorithm::Ps384 => Known::PS384,
        Algorithm::Ps512 => Known::PS512,
        Algorithm::Es256 => Known::ES256,
        Algorithm::Es384 => Known::ES384,
        Algorithm::EdDsa => Known::EdDSA,
        Algorithm::Hs256 => Known::HS256,
        Algorithm::Hs384 => Known::HS384,
        Algorithm::Hs512 => Known::HS512,
    }
}
