//! From a refusal to a response.

use super::body::ResponseBody;
use super::grpc;
use crate::access::denied::{Denied, Reason};
use crate::integrations::refusal::{completed, plain_text};
use bytes::Bytes;
use http::Response;
use http::header::{HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use std::sync::Arc;
use std::time::Duration;

/// Writes the response of a refusal: a function of the service.
pub(super) type Writer = Arc<dyn Fn(&Denied) -> Response<Bytes> + Send + Sync>;

/// How refusals are written.
pub(super) struct Refusals {
    pub(super) writer: Option<Writer>,
    /// The challenges of other schemes, which every response with the status 401 has beside the one of `Bearer`.
    pub(super) other_challenges: Box<[HeaderValue]>,
}

impl Refusals {
    /// Makes the response of a refusal.
    ///
    /// Whatever the function of the service returns, the response has the challenges and the time to wait, if it has to.
    pub(super) fn response<R: ResponseBody>(&self, denied: Denied, is_grpc: bool) -> Response<R> {
        let mut response = match &self.writer {
            _ if is_grpc => grpc::refusal(&denied).map(|()| Bytes::new()),
            Some(write) => write(&denied),
            None => plain_text(&denied).map(|text| Bytes::from(text.into_owned())),
        };
        if let Reason::Unavailable { retry_after } = denied.reason() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(whole_seconds(*retry_after)));
        }
        let is_challenge = denied.status() == 401 && !is_grpc;
        let mut response = completed(response, denied);
        if is_challenge {
            for challenge in &self.other_challenges {
                response.headers_mut().append(WWW_AUTHENTICATE, challenge.clone());
            }
        }
        response.map(R::from_bytes)
    }
}

/// The seconds of a duration, rounded up: who waits for so long does not come too early.
fn whole_seconds(duration: Duration) -> u64 {
    duration.as_secs().saturating_add(u64::from(duration.subsec_nanos() > 0)).max(1)
}
