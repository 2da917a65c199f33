//! The ways to build a router of axum 0.8 in which a layer is skipped. Behind `protect`, none serves a request without
//! its scope.

use crate::service::{Words, ask, resource};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, delete, get, post};
use bytes::Bytes;
use http::{StatusCode, Uri};
use http_body_util::Full;
use http_body_util::combinators::{BoxBody, UnsyncBoxBody};
use scopewright::resource::ResponseBody;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::mem;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use tower::{Layer, Service, ServiceExt, service_fn};

/// What reached a handler.
type Served = Arc<Mutex<Vec<String>>>;

/// A layer that refuses everything, as a layer does that checks tokens. It shows which routes a layer skips.
async fn refuse(_: Request, _: Next) -> Response {
    StatusCode::IM_A_TEAPOT.into_response()
}

/// A handler for the methods of this catalog.
fn handler(served: &Served) -> MethodRouter {
    let serve = |served: Served| {
        move |request: Request| async move {
            served.lock().unwrap().push(format!("{} {}", request.method(), request.uri().path()));
        }
    };
    get(serve(Arc::clone(served))).post(serve(Arc::clone(served))).delete(serve(Arc::clone(served)))
}

/// The routers, and whether a layer in their middle is skipped by `GET /contacts/1`.
fn wirings(served: &Served) -> Vec<(&'static str, Router, bool)> {
    let handler = || handler(served);
    let empty = || Router::new().route("/other", handler());
    let layered = || empty().layer(from_fn(refuse));
    let contact = || Router::new().route("/contacts/{id}", handler());
    let fallback = |served: Served| {
        move |request: Request| async move {
            served.lock().unwrap().push(format!("{} {}", request.method(), request.uri().path()));
        }
    };
    let whole = || Router::new().fallback(fallback(Arc::clone(served)));
    vec![
        ("a route inside the layer", contact().layer(from_fn(refuse)), false),
        ("a route after the layer", layered().route("/contacts/{id}", handler()), true),
        ("a merge after the layer", layered().merge(contact()), true),
        ("a fallback after the layer", layered().fallback(fallback(Arc::clone(served))), true),
        (
            "a method after the layer",
            Router::new()
                .route("/contacts/{id}", post(|| async {}))
                .layer(from_fn(refuse))
                .route("/contacts/{id}", get(fallback(Arc::clone(served)))),
            true,
        ),
        (
            "a method after the layer of a method router",
            Router::new()
                .route("/contacts/{id}", delete(|| async {}).layer(from_fn(refuse)).get(fallback(Arc::clone(served)))),
            true,
        ),
        (
            "a fallback beside a route layer",
            empty().fallback(fallback(Arc::clone(served))).route_layer(from_fn(refuse)),
            true,
        ),
        ("a nested router", layered().nest("/contacts", Router::new().route("/{id}", handler())), true),
        ("a nested service", layered().nest_service("/contacts", whole()), true),
        ("a fallback service", layered().fallback_service(whole()), true),
    ]
}

#[tokio::test]
async fn no_wiring_serves_a_request_without_its_scope() {
    let served = Served::default();
    for (name, router, is_skipped) in wirings(&served) {
        let reaches = |asked: &str| asked == "GET /contacts/1" || asked == "GET /1";
        // Without a guard, a layer inside is skipped.
        ask(&router, "GET", "/contacts/1", "").await;
        let unguarded = mem::take(&mut *served.lock().unwrap());
        assert_eq!(unguarded.iter().any(|asked| reaches(asked)), is_skipped, "{name}: {unguarded:?}");

        let service = resource(&Words::default()).protect(router);
        for authorization in ["", "Bearer expired", "Bearer offline_access", "Bearer contacts.write"] {
            let answer = ask(&service, "GET", "/contacts/1", authorization).await;
            assert!(matches!(answer.status.as_u16(), 401 | 403), "{name} {authorization}: {}", answer.status);
            for path in ["/other", "/contacts/1/../../other", "//contacts/1", "/contacts//1", "/%63ontacts/1;x"] {
                let answer = ask(&service, "GET", path, authorization).await;
                assert!(answer.status.is_client_error(), "{name} {path} {authorization}: {}", answer.status);
            }
        }
        assert_eq!(*served.lock().unwrap(), [""; 0], "{name}");
        ask(&service, "GET", "/contacts/1", "Bearer contacts.read").await;
        let guarded = mem::take(&mut *served.lock().unwrap());
        assert_eq!(guarded.len(), usize::from(is_skipped), "{name}: {guarded:?}");
    }
}

/// Removes empty segments from the path of a request, as some middleware does.
fn normalised(mut request: Request) -> Request {
    let path: Vec<&str> = request.uri().path().split('/').filter(|segment| !segment.is_empty()).collect();
    *request.uri_mut() = format!("/{}", path.join("/")).parse::<Uri>().unwrap();
    request
}

#[tokio::test]
async fn a_path_normaliser_opens_nothing() {
    let served = Served::default();
    let router = Router::new().route("/contacts/{id}", handler(&served)).route("/secret", handler(&served));
    let normaliser = tower::util::MapRequestLayer::new(normalised);

    // Inside, the guard refuses the path before it is repaired.
    let inside = resource(&Words::default()).protect(normaliser.layer(router.clone()));
    // Outside, the guard decides about the repaired path, which is the one that the router sees.
    let outside = normaliser.layer(resource(&Words::default()).protect(router));
    for path in ["/contacts//1", "//contacts/1", "//secret", "/status//../secret"] {
        for authorization in ["", "Bearer offline_access", "Bearer contacts.write"] {
            let answers = [
                ask(&inside, "GET", path, authorization).await.status,
                ask(&outside, "GET", path, authorization).await.status,
            ];
            assert!(answers.iter().all(StatusCode::is_client_error), "{path} {authorization}: {answers:?}");
        }
    }
    assert_eq!(*served.lock().unwrap(), [""; 0]);
    assert_eq!(ask(&inside, "GET", "/contacts//1", "Bearer contacts.read").await.status, 400);
    assert_eq!(ask(&outside, "GET", "/contacts//1", "Bearer contacts.read").await.status, 200);
}

/// A service that is no router.
#[tokio::test]
async fn any_tower_service_is_protected() {
    let echo = service_fn(|request: Request| async move {
        Ok::<_, Infallible>(Response::new(Body::from(request.uri().path().to_owned())))
    });
    let service = resource(&Words::default()).protect(echo);
    assert_eq!(ask(&service, "GET", "/contacts", "").await.status, 401);
    assert_eq!(ask(&service, "GET", "/contacts", "Bearer contacts.read").await.body, "/contacts");
}

/// A service that serves one request after it was asked whether it is ready. Its clone was not asked.
#[derive(Default)]
struct OneAtATime {
    is_ready: bool,
}

impl Clone for OneAtATime {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Service<Request> for OneAtATime {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.is_ready = true;
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request) -> Self::Future {
        assert!(mem::take(&mut self.is_ready), "the service was not asked whether it is ready");
        ready(Ok(Response::default()))
    }
}

/// Also if its token has to be verified first, a request goes to the service that was ready.
#[tokio::test]
async fn the_service_inside_is_ready_for_each_request() {
    let mut service = resource(&Words::default()).protect(OneAtATime::default());
    for (path, authorization) in [
        ("/status", "Basic YTpi"),
        ("/contacts", "Bearer contacts.read"),
        ("/contacts", "Bearer contacts.read"),
        ("/contacts", "Bearer contacts.read+contacts.write"),
    ] {
        let request = Request::builder().uri(path).header("authorization", authorization).body(Body::empty()).unwrap();
        let ready = ServiceExt::<Request>::ready(&mut service).await.unwrap();
        let response = ready.call(request).await.unwrap();
        assert_eq!(response.status(), 200, "{path} {authorization}");
    }
}

/// A protected service answers with the type of body that the service inside has.
#[tokio::test]
async fn each_type_of_body_has_the_text_of_a_refusal() {
    async fn refusal<R: ResponseBody>() -> R {
        let inner =
            service_fn(async |_: Request| Ok::<_, Infallible>(http::Response::new(R::from_bytes(Bytes::new()))));
        let request = Request::builder().uri("/contacts").body(Body::empty()).unwrap();
        resource(&Words::default()).protect(inner).oneshot(request).await.unwrap().into_body()
    }

    async fn text(body: impl http_body_util::BodyExt<Data = Bytes, Error = Infallible>) -> Bytes {
        body.collect().await.unwrap().to_bytes()
    }

    let expected = "an access token is required";
    assert_eq!(refusal::<Bytes>().await, expected);
    assert_eq!(refusal::<String>().await, expected);
    assert_eq!(text(refusal::<Full<Bytes>>().await).await, expected);
    assert_eq!(text(refusal::<BoxBody<Bytes, Infallible>>().await).await, expected);
    assert_eq!(text(refusal::<UnsyncBoxBody<Bytes, Infallible>>().await).await, expected);
}
