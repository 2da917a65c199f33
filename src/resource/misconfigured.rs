//! Why a configuration is wrong.

use core::fmt;

/// Why a protected resource cannot serve: see [`ProtectedResource::check`](super::ProtectedResource::check).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misconfigured(String);

impl Misconfigured {
    /// Makes the error from a text for the operators of the service.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Misconfigured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Misconfigured {}
