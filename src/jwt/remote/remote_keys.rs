//! The source of keys that fetches them from an issuer.

use super::flight::{self, Flight, Landed};
use super::intervals::Intervals;
use super::keys_unavailable::KeysUnavailable;
use super::known::{Known, Next};
use super::place::{self, Place};
use crate::jwt::key_set::KeySet;
use crate::jwt::source::{KeySource, Keys};
use crate::resource::{HttpClient, Misconfigured, TokenError};
use core::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// The keys that an issuer publishes: RFC 7517 section 5, RFC 8414.
///
/// Keys are fetched when the first token needs them, or by [`warm_up`](Self::warm_up). They are fetched again
///
/// - when they are not fresh any more, by the first request that needs them, while others use the old ones;
/// - when a token names a key that is not among them, at most once in 10 seconds. After a fetch that succeeds, such a token
///   is invalid.
///
/// At most one fetch is under way. A request that waits for it may be dropped; the next one continues the fetch. If a fetch
/// fails, the old keys are used for up to 1 hour after they were fetched. Without keys, tokens are refused with 503. The
/// next attempt is made after 1 second, then 2, 4, and so on up to 1 minute. [`Intervals`] has all these times.
///
/// Nothing in a token says what is fetched. Redirects are not followed, because no [`HttpClient`] may do so. A JWK set has at
/// most 1 MiB and 100 keys, and its symmetric keys are ignored.
///
/// The clone of a `RemoteKeys` refers to the same keys.
///
/// ```no_run
/// # async fn start() -> Result<(), scopewright::jwt::KeysUnavailable> {
/// # #[cfg(feature = "fetch")] {
/// use scopewright::jwt::RemoteKeys;
/// use scopewright::resource::Issuer;
///
/// let keys = RemoteKeys::discover("https://login.example", scopewright::fetch::Client::new());
/// // Without this, the first token waits for the keys.
/// keys.warm_up().await?;
/// let issuer = Issuer::keys("https://login.example", keys);
/// # }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct RemoteKeys {
    place: Arc<Place>,
    client: Arc<dyn HttpClient>,
    intervals: Intervals,
    shared: Arc<Shared>,
}

/// What clones have in common.
#[derive(Default)]
struct Shared {
    /// This lock is never held while something is awaited.
    known: Mutex<Known>,
    /// The fetch that is under way. Whoever holds the lock completes it.
    flight: tokio::sync::Mutex<Option<Flight>>,
}

impl RemoteKeys {
    /// Makes a source that finds the keys by the metadata of an issuer, such as `https://login.example`.
    ///
    /// The metadata is that of RFC 8414, at `/.well-known/oauth-authorization-server` before the path of the issuer. If the
    /// server does not have it (404 or another status of 4xx), it is that of `OpenID` Connect Discovery 1.0, at `/.well-known/openid-configuration`
    /// after the path. Its `issuer` must be equal to the byte. Its `jwks_uri` begins with `https://`; only an issuer on a
    /// loopback address may have its keys at `http://` on a loopback address.
    pub fn discover(issuer: impl Into<Box<str>>, client: impl HttpClient) -> Self {
        Self::new(Place::Issuer(issuer.into()), client)
    }

    /// Makes a source that fetches the keys from a URL, which begins with `https://`, or with `http://` for a loopback
    /// address.
    pub fn at(jwks_uri: impl Into<Box<str>>, client: impl HttpClient) -> Self {
        Self::new(Place::Url(jwks_uri.into()), client)
    }

    fn new(place: Place, client: impl HttpClient) -> Self {
        Self {
            place: Arc::new(place),
            client: Arc::new(client),
            intervals: Intervals::default(),
            shared: Arc::default(),
        }
    }

    /// Says when keys are fetched, and how long they are used.
    #[must_use]
    pub fn intervals(mut self, intervals: Intervals) -> Self {
        self.intervals = intervals;
        self
    }

    /// Fetches the keys if there are none that are fresh, for the start of a program.
    ///
    /// # Errors
    /// Returns why the keys cannot be fetched. The program may start all the same: tokens are refused with 503 until the
    /// issuer can be reached.
    pub async fn warm_up(&self) -> Result<(), KeysUnavailable> {
        let mut slot = self.shared.flight.lock().await;
        self.resume(&mut slot).await;
        if self.known().is_fresh() {
            return Ok(());
        }
        self.fetch(&mut slot).await.map(drop)
    }

    async fn find(&self, kid: Option<&str>) -> Result<Arc<KeySet>, TokenError> {
        let arrived = Instant::now();
        let mut slot = match self.next(kid, arrived) {
            Next::Use(keys) => return Ok(keys),
            // One request fetches the keys, and the others do not wait for it.
            Next::Refresh(old) => match self.shared.flight.try_lock() {
                Ok(slot) => slot,
                Err(_) => return Ok(old),
            },
            // What is under way may change the answer.
            Next::Fetch | Next::Look | Next::Wait(_) => self.shared.flight.lock().await,
        };
        self.resume(&mut slot).await;
        match self.next(kid, arrived) {
            Next::Use(keys) => return Ok(keys),
            Next::Wait(retry_after) => return Err(TokenError::Unavailable { retry_after }),
            Next::Refresh(_) | Next::Fetch => {}
            Next::Look => self.known().look_for_unknown(),
        }
        if let Ok(keys) = self.fetch(&mut slot).await {
            return Ok(keys);
        }
        match self.next(kid, arrived) {
            Next::Use(keys) | Next::Refresh(keys) => Ok(keys),
            Next::Wait(retry_after) => Err(TokenError::Unavailable { retry_after }),
            Next::Fetch | Next::Look => Err(TokenError::Unavailable { retry_after: self.intervals.retry }),
        }
    }

    fn next(&self, kid: Option<&str>, arrived: Instant) -> Next {
        self.known().next(kid, arrived, &self.intervals)
    }

    /// Completes a fetch that somebody else began and had to leave.
    ///
    /// A failure does not count, because the time of the fetch may have run out while nobody polled it.
    async fn resume(&self, slot: &mut Option<Flight>) {
        if let Some(outcome) = flight::complete(slot).await
            && let Ok(landed) = outcome.result
        {
            self.known().succeeded(landed, outcome.began, &self.intervals);
        }
    }

    /// Fetches the keys.
    async fn fetch(&self, slot: &mut Option<Flight>) -> Result<Arc<KeySet>, KeysUnavailable> {
        *slot = Some(self.begin());
        let Some(outcome) = flight::complete(slot).await else {
            return Err(KeysUnavailable::because("the fetch was given up"));
        };
        match outcome.result {
            Ok(landed) => {
                tracing::debug!("{} keys are fetched from `{}`", landed.keys.len(), landed.from.uri());
                Ok(self.known().succeeded(landed, outcome.began, &self.intervals))
            }
            Err(reason) => {
                tracing::error!("keys cannot be fetched: {reason}");
                self.known().failed();
                Err(reason)
            }
        }
    }

    fn begin(&self) -> Flight {
        let place = self.known().place(&self.intervals);
        let (source, client) = (Arc::clone(&self.place), Arc::clone(&self.client));
        Flight::begin(async move {
            let is_found_anew = place.is_none();
            let from = match place {
                Some(place) => place,
                None => source.find(&*client).await?,
            };
            let (keys, max_age) = place::fetch(&from, &*client).await?;
            Ok(Landed { keys, max_age, from, is_found_anew })
        })
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.shared.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KeySource for RemoteKeys {
    fn keys<'a>(&'a self, kid: Option<&'a str>, _: SystemTime) -> Keys<'a> {
        Box::pin(self.find(kid))
    }

    /// As long as keys are fresh, so that a key that the issuer withdraws is noticed even if no new token comes.
    fn remembered_for(&self) -> Option<Duration> {
        self.known().fresh_for()
    }

    fn check(&self) -> Result<(), Misconfigured> {
        self.place.check()
    }
}

impl fmt::Debug for RemoteKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match &*self.place {
            Place::Issuer(place) | Place::Url(place) => place,
        };
        f.debug_struct("RemoteKeys").field("place", place).finish_non_exhaustive()
    }
}
