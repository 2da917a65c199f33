//! Why keys cannot be fetched.

use core::fmt;
use std::sync::Arc;

/// The reason why the keys of an issuer cannot be fetched.
///
/// The text is for the operators of the service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeysUnavailable(Arc<str>);

impl KeysUnavailable {
    pub(super) fn because(reason: impl Into<Arc<str>>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for KeysUnavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for KeysUnavailable {}
