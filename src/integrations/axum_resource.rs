//! axum 0.8 and protected resources: `axum::serve` takes a protected service, and the access token is an extractor.

use crate::access::denied::Denied;
use crate::resource::{AccessToken, Protected, ResponseBody};
use axum::ServiceExt;
use axum::extract::Request;
use axum::extract::connect_info::IntoMakeServiceWithConnectInfo;
use axum::serve::{IncomingStream, Listener};
use axum_core::body::Body;
use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use bytes::Bytes;
use core::convert::Infallible;
use core::future::{Ready, ready};
use core::task::{Context, Poll};
use http::request::Parts;
use scope_types::CatalogSet;
use tower_service::Service;

impl ResponseBody for Body {
    fn from_bytes(bytes: Bytes) -> Self {
        bytes.into()
    }
}

/// Lets `axum::serve` take a protected service as it is.
impl<T: Clone, S: CatalogSet, L: Listener> Service<IncomingStream<'_, L>> for Protected<T, S> {
    type Response = Self;
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: IncomingStream<'_, L>) -> Self::Future {
        ready(Ok(self.clone()))
    }
}

impl<T, S: CatalogSet> Protected<T, S>
where
    Self: Service<Request>,
{
    /// Makes a service that also tells handlers the address of the client: see `axum::extract::ConnectInfo`.
    pub fn into_make_service_with_connect_info<C>(self) -> IntoMakeServiceWithConnectInfo<Self, C> {
        ServiceExt::<Request>::into_make_service_with_connect_info(self)
    }
}

/// Extracts the verified token. A request without one is refused with 401.
///
/// Use `Option<AccessToken>` in handlers that are `public`.
impl<State: Sync> FromRequestParts<State> for AccessToken {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Denied> {
        parts.extensions.get().cloned().ok_or_else(Denied::anonymous)
    }
}

impl<State: Sync> OptionalFromRequestParts<State> for AccessToken {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get().cloned())
    }
}
