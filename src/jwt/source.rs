//! The interface of what has the keys of an issuer.

use super::key_set::KeySet;
use crate::resource::{Misconfigured, TokenError};
use core::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Has the keys of an issuer: a [`KeySet`], or a type that fetches them.
pub trait KeySource: Send + Sync + 'static {
    /// Returns the keys that may have signed a token.
    ///
    /// `kid` is the identifier of the key that the header of the token names (RFC 7515 section 4.1.4). Nothing about
    /// the token is verified yet. A source that fetches keys may use it to find out that its keys are too old. The
    /// future may be dropped before it is ready.
    ///
    /// # Errors
    /// The future returns [`TokenError::Unavailable`] if the keys are not known now.
    fn keys<'a>(&'a self, kid: Option<&'a str>, now: SystemTime) -> Keys<'a>;

    /// Returns how long a token that these keys verified may be remembered before the source is asked again. Without this, it
    /// is remembered until it expires.
    ///
    /// A source that fetches keys learns only when it is asked that a key was withdrawn.
    fn remembered_for(&self) -> Option<Duration> {
        None
    }

    /// Checks the configuration of the source. [`ProtectedResource::check`](crate::resource::ProtectedResource::check) calls
    /// this.
    ///
    /// # Errors
    /// Returns what is wrong with the configuration.
    fn check(&self) -> Result<(), Misconfigured> {
        Ok(())
    }
}

/// The future of a [`KeySource`].
pub type Keys<'a> = Pin<Box<dyn Future<Output = Result<Arc<KeySet>, TokenError>> + Send + 'a>>;

impl KeySource for Arc<KeySet> {
    fn keys<'a>(&'a self, _: Option<&'a str>, _: SystemTime) -> Keys<'a> {
        Box::pin(core::future::ready(Ok(Self::clone(self))))
    }
}

impl KeySource for KeySet {
    fn keys<'a>(&'a self, _: Option<&'a str>, _: SystemTime) -> Keys<'a> {
        Box::pin(core::future::ready(Ok(Arc::new(self.clone()))))
    }
}
