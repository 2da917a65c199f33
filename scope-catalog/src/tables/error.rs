//! The errors of writing tables.

use crate::diagnostics::Code;
use std::fmt;

/// The reason that a catalog without errors has no tables.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanError {
    /// These two names have the same fingerprint, of 128 bits. For names that are not made for it, this is not expected
    /// to happen.
    FingerprintCollision(String, String),
    /// The path table would be too large, because many rows are under prefixes with many methods.
    TableTooLarge,
}

impl PlanError {
    /// The code of the diagnostic that reports the error.
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
                write!(f, "scopes `{one}` and `{other}` have the same fingerprint: rename one of them")
            }
            Self::TableTooLarge => f.write_str(
                "the path table would be too large: a row under a prefix repeats the methods of the prefix; remove some of \
                 these rows",
            ),
        }
    }
}

impl std::error::Error for PlanError {}
