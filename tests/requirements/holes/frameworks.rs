//! Handlers of axum that are mounted in unusual ways.

use super::scopes::{Caller, ScopeSet, requires};
use super::{outsiders, reader, twin};
use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::handler::Handler;
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::{MethodRouter, any, get};
use axum::{Router, middleware};
use scopewright::Denied;
use tower::ServiceExt as _;

type Proof = requires::Authorized<requires::Has<{ super::scopes::Scope::Mail as u16 }>>;

#[requires(mail)]
async fn handler() -> &'static str {
    "the mail"
}

#[requires(mail)]
#[axum::debug_handler]
async fn with_extractors(State(state): State<u8>, Extension(caller): Extension<Caller>, body: String) -> String {
    format!("{state} {} {body}", caller.is_verified())
}

#[requires(mail, from = request)]
async fn checked_in_the_body(request: Request) -> Result<&'static str, Denied> {
    let _ = request;
    Ok("the mail")
}

/// A handler that is written by hand and hands the proof on.
async fn by_hand(proof: Result<Proof, Denied>) -> Result<&'static str, Denied> {
    Ok(handler(proof?).await)
}

/// A handler that gets its refusal as a value, and has no proof to call another one with.
async fn ignores_its_refusal(proof: Result<Proof, Denied>) -> &'static str {
    match proof {
        Ok(proof) => handler(proof).await,
        Err(_) => "nothing",
    }
}

/// A layer that calls the handler itself, with the head of the request.
async fn calls_the_handler(request: Request, _: Next) -> Response {
    handler.call(request, ()).await
}

/// The layers that insert something else than the caller of this catalog.
async fn with_a_stranger(mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(twin::Caller::client(twin::ScopeSet::ALL));
    request.extensions_mut().insert(ScopeSet::ALL);
    request.extensions_mut().insert(Some(reader()));
    next.run(request).await
}

/// Sends a request with a caller, and returns the status and the body.
async fn send(app: &Router, caller: Option<Caller>) -> (u16, String) {
    let mut request = Request::get("/a/b").body(Body::from("hello")).unwrap();
    caller.map(|caller| request.extensions_mut().insert(caller));
    let response = app.clone().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// Expects that an app answers a caller with the scope, and refuses the others.
async fn enforced(app: Router) {
    let app = app.layer(middleware::from_fn(with_a_stranger));
    let (status, body) = send(&app, Some(reader())).await;
    assert!(status == 200 && body.contains("mail") | body.contains("hello"), "{status} {body}");
    for outsider in outsiders() {
        let (status, body) = send(&app, Some(outsider)).await;
        assert!(matches!(status, 401 | 403), "{status} {body}");
    }
    let (status, body) = send(&app, None).await;
    assert_eq!((status, body.as_str()), (500, "internal server error"));
}

fn on(route: MethodRouter) -> Router {
    Router::new().route("/a/b", route)
}

#[tokio::test]
async fn handlers_are_enforced_wherever_they_are() {
    enforced(on(get(handler))).await;
    enforced(on(any(handler))).await;
    enforced(on(MethodRouter::new().fallback(handler))).await;
    enforced(Router::new().nest("/a", Router::new().route("/b", get(handler)))).await;
    enforced(Router::new().fallback(handler)).await;
    enforced(Router::new().nest("/a", Router::new().fallback(handler))).await;
    enforced(Router::new().route("/{*rest}", get(handler))).await;
    enforced(Router::new().merge(on(get(handler)))).await;
    enforced(on(axum::routing::get_service(handler.with_state(())))).await;
    enforced(on(get(async || "open")).layer(middleware::from_fn(calls_the_handler))).await;
    enforced(on(get(with_extractors).with_state(7))).await;
    enforced(on(get(checked_in_the_body))).await;
    enforced(on(get(by_hand))).await;
}

#[tokio::test]
async fn a_refusal_that_is_a_value_holds_no_proof() {
    let app = on(get(ignores_its_refusal));
    assert_eq!(send(&app, Some(reader())).await, (200, "the mail".to_owned()));
    for outsider in outsiders() {
        assert_eq!(send(&app, Some(outsider)).await, (200, "nothing".to_owned()));
    }
}
