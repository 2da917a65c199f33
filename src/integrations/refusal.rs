//! The response to a refused request, as plain text.

use crate::access::denied::Denied;
use http::header::{CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE};
use http::{Response, StatusCode};
use std::borrow::Cow;

/// Returns the response to a refused request: a plain text with the status and the challenge of the refusal.
///
/// The extensions of the response hold the [`Denied`], so that a layer can replace the body with one in the error
/// format of the service. If the authentication layer did not run, the message is written to the log and the response
/// does not contain it.
#[cfg(feature = "axum")]
pub(crate) fn refusal(denied: Denied) -> Response<Cow<'static, str>> {
    if denied.status() == 500 {
        tracing::error!("{denied}");
    }
    completed(plain_text(&denied), denied)
}

/// Returns the status and the message of a refusal, without its challenge. The message of a 500 is for the log only, and
/// is not logged here.
pub(crate) fn plain_text(denied: &Denied) -> Response<Cow<'static, str>> {
    let status = StatusCode::from_u16(denied.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::INTERNAL_SERVER_ERROR {
        return text(status, "internal server error");
    }
    text(status, denied.to_string())
}

/// Adds to a response what every refusal has: its challenge, and the `Denied` among its extensions.
pub(crate) fn completed<B>(mut response: Response<B>, denied: Denied) -> Response<B> {
    if let Some(challenge) = denied.challenge().and_then(|challenge| HeaderValue::try_from(challenge).ok()) {
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    }
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        response.extensions_mut().insert(denied);
    }
    response
}

fn text(status: StatusCode, body: impl Into<Cow<'static, str>>) -> Response<Cow<'static, str>> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}
