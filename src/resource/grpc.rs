//! Refusals of gRPC requests: responses that consist of trailers only.
//!
//! See "Trailers-Only" and "Status codes" in the specification of gRPC over HTTP/2.

use crate::access::denied::Denied;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Request, Response, Version};
use std::fmt::Write;

const GRPC: &[u8] = b"application/grpc";
const GRPC_STATUS: HeaderName = HeaderName::from_static("grpc-status");
const GRPC_MESSAGE: HeaderName = HeaderName::from_static("grpc-message");

/// Whether a request is one of gRPC: its content type is `application/grpc`, possibly with `+proto` or parameters, and its
/// version is HTTP/2.
///
/// A refusal with a status of gRPC is a 200 for everybody else, so what only looks like gRPC does not get one.
pub(super) fn is_grpc<B>(request: &Request<B>) -> bool {
    if request.version() != Version::HTTP_2 {
        return false;
    }
    let content_type = request.headers().get(CONTENT_TYPE).map_or(&b""[..], |field| field.as_bytes());
    matches!(content_type.strip_prefix(GRPC), Some([] | [b'+' | b';' | b' ', ..]))
}

/// The response to a refused gRPC request, without a body.
pub(super) fn refusal(denied: &Denied) -> Response<()> {
    let mut response = Response::new(());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/grpc"));
    headers.insert(GRPC_STATUS, HeaderValue::from(u16::from(denied.grpc_code())));
    let message = if denied.status() == 500 { "internal error".to_owned() } else { denied.to_string() };
    if let Ok(message) = HeaderValue::try_from(percent_encoded(&message)) {
        headers.insert(GRPC_MESSAGE, message);
    }
    response
}

/// Encodes everything but the printable ASCII characters other than `%`.
fn percent_encoded(message: &str) -> String {
    let mut encoded = String::with_capacity(message.len());
    for octet in message.bytes() {
        match octet {
            b' '..=b'~' if octet != b'%' => encoded.push(octet.into()),
            // Writing to a `String` does not fail.
            _ => _ = write!(encoded, "%{octet:02X}"),
        }
    }
    encoded
}
