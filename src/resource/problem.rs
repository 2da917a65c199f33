//! Refusals as problem details: RFC 9457.

use crate::access::denied::Denied;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use serde::Serialize;

/// Writes a refusal as problem details (RFC 9457), for
/// [`ProtectedResource::refusals`](super::ProtectedResource::refusals).
///
/// The member `detail` says why the request is refused. The extension member `error` has the code of RFC 6750 section 3.1,
/// and `scope` has the scopes that the operation needs, if they are known.
///
/// ```
/// # use doc_catalogs::mail::*;
/// let denied = Caller::client(ScopeSet::EMPTY).require(Scope::Mail).unwrap_err();
/// let response = scopewright::resource::problem_details(&denied);
/// assert_eq!(
///     response.body(),
///     r#"{"title":"Forbidden","status":403,"detail":"missing scope: mail","error":"insufficient_scope","scope":"mail"}"#
/// );
/// ```
pub fn problem_details(denied: &Denied) -> Response<Bytes> {
    #[derive(Serialize)]
    struct Problem<'a> {
        title: &'a str,
        status: u16,
        detail: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        scope: Option<&'a str>,
    }

    let status = StatusCode::from_u16(denied.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let detail = if status == StatusCode::INTERNAL_SERVER_ERROR {
        // The message is for the log.
        "the service is not configured correctly".to_owned()
    } else {
        denied.to_string()
    };
    let problem = Problem {
        title: status.canonical_reason().unwrap_or_default(),
        status: status.as_u16(),
        detail,
        error: denied.error(),
        scope: denied.scope(),
    };
    // Texts and a number are always written.
    let mut response = Response::new(serde_json::to_vec(&problem).unwrap_or_default().into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
