//! A service behind its guard.

use super::access_token::AccessToken;
use super::body::ResponseBody;
use super::future::ResponseFuture;
use super::grpc;
use super::guard::{Admission, Guard, Step, Verdict};
use super::refusals;
use super::trace;
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

/// Carries out the decision about a request.
pub(super) fn carry_out<T, B, R, S>(
    guard: &Arc<Guard<S>>,
    verdict: Verdict<S>,
    inner: &mut T,
    request: Request<B>,
) -> ResponseFuture<T, B, R, S>
where
    T: Service<Request<B>, Response = Response<R>>,
    R: ResponseBody,
    S: CatalogSet,
{
    match verdict {
        Verdict::Admit(admission) => admit(guard, admission, inner, request),
        Verdict::Refuse(denied) => {
            let is_grpc = grpc::is_grpc(request.headers());
            ResponseFuture::ready(refusals::response(denied, is_grpc, guard.writer.as_ref()))
        }
        Verdict::Metadata => {
            ResponseFuture::ready(guard.metadata.response(request.method(), request.headers()).map(R::from_bytes))
        }
    }
}

/// Hands a request to the service inside, with its caller.
fn admit<T, B, R, S>(
    guard: &Arc<Guard<S>>,
    admission: Admission<S>,
    inner: &mut T,
    mut request: Request<B>,
) -> ResponseFuture<T, B, R, S>
where
    T: Service<Request<B>, Response = Response<R>>,
    R: ResponseBody,
    S: CatalogSet,
{
    let span = trace::admitted(request.method(), request.uri().path(), &admission);
    let is_grpc = grpc::is_grpc(request.headers());
    let extensions = request.extensions_mut();
    extensions.insert(admission.caller);
    match admission.token {
        Some(token) => _ = extensions.insert(token),
        None => _ = extensions.remove::<AccessToken>(),
    }
    let future = {
        let _entered = span.enter();
        inner.call(request)
    };
    ResponseFuture::inner(Arc::clone(guard), future, span, is_grpc)
}
