//! Bodies of responses, which a protected resource makes for its refusals.

use bytes::Bytes;
use http_body_util::combinators::{BoxBody, UnsyncBoxBody};
use http_body_util::{BodyExt, Full};

/// A body of a response that can be made from bytes.
///
/// A protected service answers with the body type of the service inside, so that `axum::serve` and other servers accept
/// it as they accept that service. Implement this trait for body types of your own.
#[diagnostic::on_unimplemented(
    message = "a protected resource cannot make a response with the body `{Self}`",
    note = "implement `scopewright::resource::ResponseBody` for it; the features `axum` and `tonic` do so for their body types"
)]
pub trait ResponseBody {
    /// Makes a body from bytes, which may be empty.
    fn from_bytes(bytes: Bytes) -> Self;
}

impl ResponseBody for Bytes {
    fn from_bytes(bytes: Bytes) -> Self {
        bytes
    }
}

impl ResponseBody for Full<Bytes> {
    fn from_bytes(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

/// The texts of refusals are UTF-8. A body that is not becomes empty.
impl ResponseBody for String {
    fn from_bytes(bytes: Bytes) -> Self {
        Self::from_utf8(bytes.into()).unwrap_or_default()
    }
}

impl<E: 'static> ResponseBody for BoxBody<Bytes, E> {
    fn from_bytes(bytes: Bytes) -> Self {
        Full::new(bytes).map_err(|never| match never {}).boxed()
    }
}

impl<E: 'static> ResponseBody for UnsyncBoxBody<Bytes, E> {
    fn from_bytes(bytes: Bytes) -> Self {
        Full::new(bytes).map_err(|never| match never {}).boxed_unsync()
    }
}
