//! Why a catalog that was read without errors has no tables.

use crate::diagnostics::Code;
use std::fmt;

/// Why a catalog that was read without errors has no tables. Either two names have the same fingerprint, which happens by a
/// chance of one in 2^64, or the catalog is larger than people write.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanError {
    /// These two names have the same fingerprint.
    FingerprintCollision(String, String),
    /// The path table would be too large: prefixes inside each other, or rows under prefixes with many methods.
    TableTooLarge,
}

impl PlanError {
    /// The code of the diagnostic.
    pub const fn code(&self) -> Code {
        match self {
            Self::FingerprintCollision(..) => Code::FingerprintCollision,
            Self::TableTooLarge => Code::TableTooLarge,
        }
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FingerprintCollision(one, other) => {
                write!(f, "scopes `{one}` and `{other}` have one fingerprint: rename one")
            }
            Self::TableTooLarge => f.write_str(
                "the table of paths would be too large: prefixes inside each other repeat the scopes of the outer ones, and \
                 rows under a prefix repeat its methods; write fewer of them",
            ),
        }
    }
}

impl std::error::Error for PlanError {}
