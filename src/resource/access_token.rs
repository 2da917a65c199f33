//! A verified access token, as handlers see it.

use super::claims::Claims;
use super::verifier::Withdrawal;
use core::any::Any;
use core::fmt;
use core::ops::Deref;
use std::sync::Arc;
use std::time::SystemTime;

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
    validity: Validity,
}

/// How long the result of a verification is used.
pub(super) struct Validity {
    /// When the token was verified. After the clock was set back to an earlier time, the result does not count.
    pub(super) since: SystemTime,
    pub(super) until: SystemTime,
    pub(super) withdrawal: Option<Withdrawal>,
}

impl AccessToken {
    pub(super) fn new(claims: Claims, own: Option<Arc<dyn Any + Send + Sync>>, validity: Validity) -> Self {
        Self(Arc::new(Contents { claims, own, validity }))
    }

    /// Whether the result of the verification counts.
    pub(super) fn counts_at(&self, now: SystemTime) -> bool {
        let Validity { since, until, withdrawal } = &self.0.validity;
        *since <= now && now < *until && !withdrawal.as_ref().is_some_and(Withdrawal::is_withdrawn)
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
