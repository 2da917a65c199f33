//! A fetch that is under way, which whoever needs its result polls.

use super::keys_unavailable::KeysUnavailable;
use crate::jwt::key_set::KeySet;
use crate::resource::endpoint::Endpoint;
use core::future::poll_fn;
use core::pin::Pin;
use core::task::Poll;
use std::time::{Duration, Instant};

/// A fetch that is under way.
pub(super) struct Flight {
    began: Instant,
    future: Pin<Box<dyn Future<Output = Result<Landed, KeysUnavailable>> + Send>>,
}

/// What was fetched.
pub(super) struct Landed {
    pub(super) keys: KeySet,
    /// How long the keys are fresh, if the response says so.
    pub(super) max_age: Option<Duration>,
    pub(super) from: Endpoint,
    /// Whether this fetch has found out where the keys are.
    pub(super) is_found_anew: bool,
}

/// The result of a fetch.
pub(super) struct Outcome {
    pub(super) began: Instant,
    pub(super) result: Result<Landed, KeysUnavailable>,
}

impl Flight {
    pub(super) fn begin(future: impl Future<Output = Result<Landed, KeysUnavailable>> + Send + 'static) -> Self {
        Self { began: Instant::now(), future: Box::pin(future) }
    }
}

/// Completes the fetch in a slot. Returns `None` if the slot is empty.
///
/// Whoever awaits this may be dropped, such as a request whose client disconnects. The fetch then stays in the slot, and
/// the next one who needs it completes it. A fetch that panics is not in the slot any more.
pub(super) async fn complete(slot: &mut Option<Flight>) -> Option<Outcome> {
    poll_fn(|context| {
        let Some(mut flight) = slot.take() else { return Poll::Ready(None) };
        match flight.future.as_mut().poll(context) {
            Poll::Ready(result) => Poll::Ready(Some(Outcome { began: flight.began, result })),
            Poll::Pending => {
                *slot = Some(flight);
                Poll::Pending
            }
        }
    })
    .await
}
