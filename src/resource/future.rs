//! The future of a response.

use super::access_token::AccessToken;
use super::body::ResponseBody;
use super::decision::{Admission, Route, Verdict};
use super::grpc;
use super::guard::Guard;
use super::memory::Remembered;
use super::trace;
use super::verifier::TokenError;
use crate::access::denied::Denied;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use http::{Request, Response};
use pin_project_lite::pin_project;
use scope_types::CatalogSet;
use std::sync::Arc;
use tower_service::Service;
use tracing::Span;

/// The future of a verification, which keeps its guard.
type Verification<S> = Pin<Box<dyn Future<Output = Result<Remembered<S>, TokenError>> + Send>>;

pin_project! {
    /// The future of a response of a [`Protected`](super::Protected) service.
    pub struct ResponseFuture<T, B, R, S>
    where
        T: Service<Request<B>>,
        S: CatalogSet,
    {
        #[pin]
        state: State<T, B, R, S>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<T, B, R, S>
    where
        T: Service<Request<B>>,
        S: CatalogSet,
    {
        /// The service inside answers.
        Inner {
            #[pin]
            future: T::Future,
            guard: Arc<Guard<S>>,
            span: Span,
            is_grpc: bool,
        },
        /// The response is there. It is taken once.
        Ready { response: Option<Response<R>> },
        /// The token is being verified. The request is taken once. It is behind a pointer, so that requests with a
        /// remembered token do not move its place.
        Verifying {
            verification: Verification<S>,
            guard: Arc<Guard<S>>,
            pending: Option<Box<Pending<T, B, S>>>,
        },
    }
}

/// A request that waits for the verification of its token.
struct Pending<T, B, S> {
    inner: T,
    request: Request<B>,
    route: Route<S>,
}

impl<T, B, R, S> ResponseFuture<T, B, R, S>
where
    T: Service<Request<B>>,
    S: CatalogSet,
{
    pub(super) fn inner(guard: Arc<Guard<S>>, future: T::Future, span: Span, is_grpc: bool) -> Self {
        Self { state: State::Inner { future, guard, span, is_grpc } }
    }

    pub(super) fn ready(response: Response<R>) -> Self {
        Self { state: State::Ready { response: Some(response) } }
    }

    pub(super) fn verifying(
        guard: Arc<Guard<S>>,
        verification: Verification<S>,
        inner: T,
        request: Request<B>,
        route: Route<S>,
    ) -> Self {
        let pending = Some(Box::new(Pending { inner, request, route }));
        Self { state: State::Verifying { verification, guard, pending } }
    }
}

impl<T, B, R, S> Future for ResponseFuture<T, B, R, S>
where
    T: Service<Request<B>, Response = Response<R>>,
    R: ResponseBody,
    S: CatalogSet,
{
    type Output = Result<Response<R>, T::Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.project().state;
        loop {
            let next = match state.as_mut().project() {
                StateProjection::Inner { future, guard, span, is_grpc } => {
                    let _entered = span.enter();
                    let response = ready!(future.poll(context))?;
                    return Poll::Ready(Ok(finished(response, guard, *is_grpc)));
                }
                StateProjection::Ready { response } => {
                    return match response.take() {
                        Some(response) => Poll::Ready(Ok(response)),
                        // Nobody polls a future that has completed.
                        None => Poll::Pending,
                    };
                }
                StateProjection::Verifying { verification, guard, pending } => {
                    let verified = ready!(verification.as_mut().poll(context));
                    let Some(pending) = pending.take() else { return Poll::Pending };
                    let Pending { mut inner, request, route } = *pending;
                    let verdict = guard.finish(&request, route, verified);
                    carry_out(guard, verdict, &mut inner, request).state
                }
            };
            state.set(next);
        }
    }
}

/// Completes a response of the service inside: a refusal by a handler has the same form as one by the guard.
fn finished<R: ResponseBody, S: CatalogSet>(mut response: Response<R>, guard: &Guard<S>, is_grpc: bool) -> Response<R> {
    if !matches!(response.status().as_u16(), 401 | 403) || is_grpc {
        return response;
    }
    match response.extensions_mut().remove::<Denied>() {
        Some(denied) => guard.refusals.response(guard.with_place_of_metadata(denied), false),
        None => response,
    }
}

/// Carries out the decision about a request.
#[expect(clippy::inline_always, reason = "a call would copy the request, which is some 250 bytes")]
#[inline(always)]
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
            let is_grpc = grpc::is_grpc(&request);
            ResponseFuture::ready(guard.refusals.response(denied, is_grpc))
        }
        Verdict::Metadata => {
            ResponseFuture::ready(guard.metadata.response(request.method(), request.headers()).map(R::from_bytes))
        }
    }
}

/// Hands a request to the service inside, with its caller.
#[expect(clippy::inline_always, reason = "a call would copy the request, which is some 250 bytes")]
#[inline(always)]
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
    let is_grpc = grpc::is_grpc(&request);
    let extensions = request.extensions_mut();
    if extensions.is_empty() {
        *extensions = guard.extensions.clone();
    }
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
