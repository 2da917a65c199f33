//! A service behind its guard.

use super::body::ResponseBody;
use super::decision::Step;
use super::future::{ResponseFuture, carry_out};
use super::guard::Guard;
use core::fmt;
use core::task::{Context, Poll};
use http::{Request, Response};
use scope_types::CatalogSet;
use std::sync::Arc;
use tower_layer::Layer;
use tower_service::Service;

/// A service that answers only requests that the catalog allows: see
/// [`ProtectedResource::protect`](super::ProtectedResource::protect).
pub struct Protected<T, S: CatalogSet> {
    guard: Arc<Guard<S>>,
    inner: T,
}

/// A layer that makes a [`Protected`] service of each service: see
/// [`ProtectedResource::layer`](super::ProtectedResource::layer).
pub struct ProtectedLayer<S: CatalogSet> {
    guard: Arc<Guard<S>>,
}

impl<T, S: CatalogSet> Protected<T, S> {
    pub(super) fn new(guard: Arc<Guard<S>>, inner: T) -> Self {
        Self { guard, inner }
    }

    /// Replaces the service inside.
    pub(crate) fn map<U>(self, replace: impl FnOnce(T) -> U) -> Protected<U, S> {
        Protected { guard: self.guard, inner: replace(self.inner) }
    }
}

impl<S: CatalogSet> ProtectedLayer<S> {
    pub(super) fn new(guard: Arc<Guard<S>>) -> Self {
        Self { guard }
    }
}

impl<T: Clone, S: CatalogSet> Clone for Protected<T, S> {
    fn clone(&self) -> Self {
        Self { guard: Arc::clone(&self.guard), inner: self.inner.clone() }
    }
}

impl<S: CatalogSet> Clone for ProtectedLayer<S> {
    fn clone(&self) -> Self {
        Self { guard: Arc::clone(&self.guard) }
    }
}

impl<T: fmt::Debug, S: CatalogSet> fmt::Debug for Protected<T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Protected").field("inner", &self.inner).finish_non_exhaustive()
    }
}

impl<S: CatalogSet> fmt::Debug for ProtectedLayer<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProtectedLayer").finish_non_exhaustive()
    }
}

impl<T, S: CatalogSet> Layer<T> for ProtectedLayer<S> {
    type Service = Protected<T, S>;

    fn layer(&self, inner: T) -> Protected<T, S> {
        Protected::new(Arc::clone(&self.guard), inner)
    }
}

impl<T, B, R, S> Service<Request<B>> for Protected<T, S>
where
    T: Service<Request<B>, Response = Response<R>> + Clone,
    R: ResponseBody,
    S: CatalogSet,
{
    type Response = Response<R>;
    type Error = T::Error;
    type Future = ResponseFuture<T, B, R, S>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), T::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        match self.guard.begin(&request) {
            Step::Verify { token, route } => {
                let verification = Box::pin(Arc::clone(&self.guard).verify(token));
                // The clone may not be ready, so the request takes the service that is.
                let clone = self.inner.clone();
                let inner = core::mem::replace(&mut self.inner, clone);
                ResponseFuture::verifying(Arc::clone(&self.guard), verification, inner, request, route)
            }
            Step::Decided(verdict) => carry_out(&self.guard, verdict, &mut self.inner, request),
        }
    }
}
