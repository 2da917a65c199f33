//! axum 0.8: guards as extractors from the head of a request, refusals as responses.

use crate::access::source;
use crate::{Authorized, Caller, CallerSource, Denied};
use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http::header::{HeaderValue, WWW_AUTHENTICATE};
use http::request::Parts;
use http::{Extensions, Request, StatusCode};
use scope_types::{CatalogSet, Require};

/// Runs with the extractors that need no body, so a missing scope is a 403 before the body is read.
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

/// For handlers that look at the caller themselves; without one the service is at fault, as with a guard.
impl<S: CatalogSet, State: Sync> FromRequestParts<State> for Caller<S> {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Denied> {
        source::find(&parts.extensions).copied()
    }
}

impl<S: CatalogSet> CallerSource<S> for Extensions {
    fn caller(&self) -> Option<&Caller<S>> {
        self.get()
    }
}

impl<S: CatalogSet> CallerSource<S> for Parts {
    fn caller(&self) -> Option<&Caller<S>> {
        self.extensions.get()
    }
}

impl<S: CatalogSet, B> CallerSource<S> for Request<B> {
    fn caller(&self) -> Option<&Caller<S>> {
        self.extensions().get()
    }
}

/// For `from = request` in handlers that return `Result<_, Response>`.
impl From<Denied> for Response {
    fn from(denied: Denied) -> Self {
        denied.into_response()
    }
}

/// A plain text, with the challenge. The `Denied` is in the extensions of the response, for a layer that answers in the
/// service's own error format.
impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if status.is_server_error() {
            // The client is not told how the service is built; the operator is.
            tracing::error!("{self}");
            return (status, "internal server error").into_response();
        }
        let mut response = (status, self.to_string()).into_response();
        if let Some(challenge) = self.challenge().and_then(|challenge| HeaderValue::try_from(challenge).ok()) {
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
        response.extensions_mut().insert(self);
        response
    }
}
