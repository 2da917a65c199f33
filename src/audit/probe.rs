//! The service behind the guard of an audit, which notes the requests that reach it.

use crate::resource::ResponseBody;
use bytes::Bytes;
use core::future::{Ready, ready};
use core::pin::Pin;
use core::sync::atomic::{AtomicBool, Ordering};
use core::task::{Context, Poll};
use http::{Request, Response};
use pin_project_lite::pin_project;
use std::sync::Arc;
use tower_service::Service;

/// A mark in the extensions of a request: it is set when the request reaches the service.
#[derive(Clone, Default)]
pub(super) struct Mark(Arc<AtomicBool>);

impl Mark {
    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// Marks requests, and answers them itself or lets the service answer.
#[derive(Clone)]
pub(super) struct Probe<T> {
    pub(super) inner: T,
    pub(super) calls_handlers: bool,
}

impl<T, B, R> Service<Request<B>> for Probe<T>
where
    T: Service<Request<B>, Response = Response<R>>,
    R: ResponseBody,
{
    type Response = Response<R>;
    type Error = T::Error;
    type Future = Answer<T::Future, Ready<Result<Response<R>, T::Error>>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), T::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        if let Some(Mark(mark)) = request.extensions().get() {
            mark.store(true, Ordering::Release);
        }
        if self.calls_handlers {
            Answer::Handler { future: self.inner.call(request) }
        } else {
            Answer::Stub { future: ready(Ok(Response::new(R::from_bytes(Bytes::new())))) }
        }
    }
}

pin_project! {
    /// The future of an answer.
    #[project = AnswerProjection]
    pub(super) enum Answer<H, S> {
        Handler { #[pin] future: H },
        Stub { #[pin] future: S },
    }
}

impl<H: Future, S: Future<Output = H::Output>> Future for Answer<H, S> {
    type Output = H::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<H::Output> {
        match self.project() {
            AnswerProjection::Handler { future } => future.poll(context),
            AnswerProjection::Stub { future } => future.poll(context),
        }
    }
}
