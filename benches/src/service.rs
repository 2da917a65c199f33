//! The service that is guarded, and requests to it by `oneshot`, without a network.

use crate::harness::Contender;
use crate::workloads::tokens;
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderValue, Request, Response, StatusCode};
use jsonwebtoken::Algorithm;
use std::convert::Infallible;
use std::rc::Rc;
use tokio::runtime::{Builder, Runtime};
use tower::{Service, ServiceExt};

/// The service without a guard.
pub const BARE: &str = "no guard";

/// The handler of all services.
pub async fn contact(Path(id): Path<u64>) -> String {
    format!("contact {id}")
}

/// A runtime of one thread, without a network.
pub fn runtime() -> Rc<Runtime> {
    Rc::new(Builder::new_current_thread().enable_time().build().expect("a runtime without a network"))
}

/// A contender that asks a guarded service with each token. The service refuses what has no token, a wrong one, or one
/// without the scope.
pub fn guarded<S, R>(name: &str, runtime: &Rc<Runtime>, inputs: &'static [HeaderValue], service: S) -> Contender
where
    S: Service<Request<Body>, Response = Response<R>, Error = Infallible> + Clone + 'static,
    R: 'static,
{
    let field = |token| HeaderValue::try_from(format!("Bearer {token}")).expect("a token");
    let without_scope = field(tokens::token(Algorithm::RS256, 0, "lists:read"));
    let forged = field(tokens::token(Algorithm::RS256, 0, "contacts:read") + "AAAA");
    assert_eq!(ask(runtime, &service, None).status(), StatusCode::UNAUTHORIZED, "{name}");
    assert_eq!(ask(runtime, &service, Some(&forged)).status(), StatusCode::UNAUTHORIZED, "{name}");
    assert_eq!(ask(runtime, &service, Some(&without_scope)).status(), StatusCode::FORBIDDEN, "{name}");
    contender(name, runtime, inputs, service)
}

/// A contender that asks a service with each token.
pub fn contender<S, R>(name: &str, runtime: &Rc<Runtime>, inputs: &'static [HeaderValue], service: S) -> Contender
where
    S: Service<Request<Body>, Response = Response<R>, Error = Infallible> + Clone + 'static,
    R: 'static,
{
    for header in inputs {
        assert_eq!(ask(runtime, &service, Some(header)).status(), StatusCode::OK, "{name}");
    }
    let runtime = runtime.clone();
    let inputs = Vec::leak(inputs.iter().collect());
    Contender::new(name, inputs, move |header| ask(&runtime, &service, Some(header)))
}

/// Asks a service for a contact, with a field `Authorization` or without one.
pub fn ask<S, R>(runtime: &Runtime, service: &S, header: Option<&HeaderValue>) -> Response<R>
where
    S: Service<Request<Body>, Response = Response<R>, Error = Infallible> + Clone,
{
    let mut request = Request::builder().uri("/contacts/12");
    if let Some(header) = header {
        request = request.header(AUTHORIZATION, header.clone());
    }
    let request = request.body(Body::empty()).expect("a request");
    match runtime.block_on(service.clone().oneshot(request)) {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
