//! Why keys cannot be used.

use core::fmt;
use std::path::PathBuf;

/// The reason why keys cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum KeyError {
    /// A file cannot be read.
    Unreadable {
        /// The path of the file.
        path: PathBuf,
        /// The reason, as the operating system states it.
        reason: String,
    },
    /// The text is not a JWK set: RFC 7517 section 5.
    NotAKeySet(String),
    /// A set that was fetched has more keys than a service keeps.
    TooManyKeys {
        /// The largest number of keys.
        limit: usize,
    },
    /// None of the keys of a set can verify tokens.
    NoUsableKey,
    /// The text is not a public key of the expected type in PEM (RFC 7468).
    NotAPublicKey {
        /// The type, such as `RSA`.
        expected: &'static str,
    },
    /// A public key has parameters that are too weak, or that are not supported.
    Unsupported {
        /// What is required instead.
        requirement: &'static str,
    },
    /// A secret is shorter than the output of the hash function: RFC 7518 section 3.2.
    ShortSecret {
        /// The number of bytes that the secret must have.
        least: usize,
    },
    /// The algorithm of a key does not belong to its type.
    WrongAlgorithm {
        /// The name of the algorithm.
        algorithm: &'static str,
    },
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, reason } => write!(f, "the file `{}` cannot be read: {reason}", path.display()),
            Self::NotAKeySet(reason) => write!(f, "the text is not a JWK set: {reason}"),
            Self::TooManyKeys { limit } => write!(f, "the JWK set has more than {limit} keys"),
            Self::NoUsableKey => f.write_str(
                "the JWK set has no key that can verify tokens\n\
                 help: a key needs `kty`, its parameters, and either no `use` or `\"use\": \"sig\"`",
            ),
            Self::NotAPublicKey { expected } => write!(
                f,
                "the text is not {expected} public key in PEM\n\
                 help: such a text begins with `-----BEGIN PUBLIC KEY-----`",
            ),
            Self::Unsupported { requirement } => write!(f, "the key cannot be used: {requirement}"),
            Self::ShortSecret { least } => write!(f, "the secret is too short: it must have at least {least} bytes"),
            Self::WrongAlgorithm { algorithm } => {
                write!(f, "the algorithm `{algorithm}` does not belong to the type of the key")
            }
        }
    }
}

impl core::error::Error for KeyError {}
