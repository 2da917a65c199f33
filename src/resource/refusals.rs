//! From a refusal to a response.

use super::body::ResponseBody;
use super::grpc;
use crate::access::denied::{Denied, Reason};
use crate::integrations::refusal::{completed, plain_text};
use bytes::Bytes;
use http::Response;
use http::header::{HeaderValue, RETRY_AFTER};
use std::sync::Arc;
use std::time::Duration;

/// Writes the response of a refusal: a function of the service.
pub(super) type Writer = Arc<dyn Fn(&Denied) -> Response<Bytes> + Send + Sync>;

/// Makes the response of a refusal.
///
/// Whatever the function of the service returns, the response has the challenge and the time to wait, if it has to.
pub(super) fn response<R: ResponseBody>(denied: Denied, is_grpc: bool, writer: Option<&Writer>) -> Response<R> {
    let mut response = match writer {
        _ if is_grpc => grpc::refusal(&denied).map(|()| Bytes::new()),
        Some(write) => write(&denied),
        None => plain_text(&denied).map(|text| Bytes::from(text.into_owned())),
    };
    if let Reason::Unavailable { retry_after } = denied.reason() {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(whole_seconds(*retry_after)));
    }
    completed(response, denied).map(R::from_bytes)
}

/// The seconds of a duration, rounded up: who waits for so long does not come too early.
fn whole_seconds(duration: Duration) -> u64 {
    duration.as_secs().saturating_add(u64::from(duration.subsec_nanos() > 0)).max(1)
}
