//! axum 0.8: `Authorized` and `Caller` are extractors, and `Denied` is a response.

use super::refusal::refusal;
use crate::access::authorized::Authorized;
use crate::access::caller::Caller;
use crate::access::denied::Denied;
use crate::access::source;
use axum_core::body::Body;
use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http::request::Parts;
use scope_types::{CatalogSet, Require};

/// Reads only the head of the request. axum therefore checks the scopes before it reads the body.
impl<S, R, State> FromRequestParts<State> for Authorized<S, R>
where
    S: CatalogSet,
    R: Require<S>,
    State: Sync,
{
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Denied> {
        source::check(&parts.extensions)
    }
}

/// Extracts the caller, for handlers that check scopes themselves. Without a caller the response is 500.
impl<S: CatalogSet, State: Sync> FromRequestParts<State> for Caller<S> {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Denied> {
        source::find(&parts.extensions, |caller| Ok(*caller))
    }
}

/// Responds with a plain text, the status and the challenge of the refusal.
///
/// The extensions of a response with status 401 or 403 hold the `Denied`, so that a layer can replace the body with one
/// in the error format of the service.
impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        refusal(self).map(Body::from)
    }
}

/// For handlers that use `from = request` and return `Result<_, Response>`.
impl From<Denied> for Response {
    fn from(denied: Denied) -> Self {
        denied.into_response()
    }
}
