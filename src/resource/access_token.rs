//! A verified access token, as handlers see it.

use super::claims::Claims;
use core::any::Any;
use core::fmt;
use core::ops::Deref;
use std::sync::Arc;

/// A verified access token: its claims, and the type that the service reads from them.
///
/// A protected resource puts one into the extensions of each request that has a token. It does not have the text of the
/// token, so a log cannot show that by mistake. The clone of an `AccessToken` refers to the same claims.
#[derive(Clone)]
pub struct AccessToken(Arc<Contents>);

struct Contents {
    claims: Claims,
    /// What the service made of the claims.
    own: Option<Arc<dyn Any + Send + Sync>>,
}

impl AccessToken {
    pub(super) fn new(claims: Claims, own: Option<Arc<dyn Any + Send + Sync>>) -> Self {
        Self(Arc::new(Contents { claims, own }))
    }

    /// The type that the service reads from the claims: see
    /// [`ProtectedResource::claims`](super::ProtectedResource::claims).
    ///
    /// `None` if the service reads another type or none.
    pub fn own<T: Any>(&self) -> Option<&T> {
        self.0.own.as_deref()?.downcast_ref()
    }
}

impl Deref for AccessToken {
    type Target = Claims;

    fn deref(&self) -> &Claims {
        &self.0.claims
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AccessToken").field(&self.0.claims).finish()
    }
}
