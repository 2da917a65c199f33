//! Refusals of gRPC requests, which have a status of their own.

use crate::service::scopes::Scope;
use crate::service::{Caller, Words, resource, router};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::{Extension, Router};
use http::{StatusCode, Version};
use scopewright::Denied;
use scopewright::resource::Unlisted;
use tower::ServiceExt;

#[tokio::test]
async fn a_grpc_request_is_refused_with_a_status_of_grpc() {
    let strict = resource(&Words::default()).protect(router());
    let hiding = resource(&Words::default()).unlisted(Unlisted::NotFound).protect(router());
    for (content_type, method, path, authorization, status, message) in [
        ("application/grpc", "GET", "/contacts", "", "16", "an access token is required"),
        ("application/grpc+proto", "GET", "/contacts", "Bearer expired", "16", "the token has expired"),
        ("application/grpc;a=b", "POST", "/contacts", "Bearer contacts.read", "7", "missing scope: contacts:write"),
        ("application/grpc", "POST", "/a.B/C", "Bearer contacts.read", "7", "the method and the path are not listed"),
        ("application/grpc", "GET", "/contacts", "Bearer unreachable", "14", "the access token cannot be verified now"),
        ("application/grpc", "GET", "/contacts//1", "", "3", "the path has an empty segment"),
        ("application/grpc", "GET", "/contacts/%zz", "", "3", "the path has a `%25` without two hexadecimal digits"),
    ] {
        let request = Request::builder()
            .version(Version::HTTP_2)
            .method(method)
            .uri(path)
            .header("content-type", content_type)
            .header("authorization", authorization)
            .body(Body::empty())
            .unwrap();
        let mut request = request;
        if authorization.is_empty() {
            request.headers_mut().remove("authorization");
        }
        let response = strict.clone().oneshot(request).await.unwrap();
        let header = |name: &str| response.headers().get(name).map_or("", |value| value.to_str().unwrap());
        assert_eq!(
            (response.status().as_u16(), header("content-type"), header("grpc-status"), header("grpc-message")),
            (200, "application/grpc", status, message),
            "{method} {path} {authorization}"
        );
        assert!(to_bytes(response.into_body(), 1024).await.unwrap().is_empty());
    }
    let request = Request::builder()
        .version(Version::HTTP_2)
        .uri("/a.B/C")
        .header("content-type", "application/grpc")
        .body(Body::empty());
    let response = hiding.oneshot(request.unwrap()).await.unwrap();
    assert_eq!(response.headers()["grpc-status"], "12");
}

/// What only looks like gRPC is refused as other requests are.
#[tokio::test]
async fn other_content_types_are_refused_with_http() {
    let service = resource(&Words::default()).protect(router());
    for content_type in
        ["application/grpcx", "application/grpc-web", "application/json", "text/plain; application/grpc"]
    {
        let request = Request::builder()
            .version(Version::HTTP_2)
            .uri("/contacts")
            .header("content-type", content_type)
            .body(Body::empty());
        assert_eq!(service.clone().oneshot(request.unwrap()).await.unwrap().status(), 401, "{content_type}");
    }
}

/// gRPC is spoken over HTTP/2 only.
#[tokio::test]
async fn the_content_type_alone_is_not_grpc() {
    let service = resource(&Words::default()).protect(router());
    let request = Request::builder().uri("/contacts").header("content-type", "application/grpc").body(Body::empty());
    assert_eq!(service.oneshot(request.unwrap()).await.unwrap().status(), 401);
}

/// A service of gRPC writes its own refusals.
#[tokio::test]
async fn a_refusal_by_a_service_of_grpc_stays_as_it_is() {
    async fn refuse(caller: Caller) -> (StatusCode, Extension<Denied>, &'static str) {
        (StatusCode::FORBIDDEN, Extension(caller.require(Scope::ContactsWrite).unwrap_err()), "its own")
    }

    let service = resource(&Words::default()).protect(Router::new().fallback(refuse));
    for (version, body) in [(Version::HTTP_2, "its own"), (Version::HTTP_11, "missing scope: contacts:write")] {
        let request = Request::builder()
            .version(version)
            .uri("/contacts")
            .header("content-type", "application/grpc")
            .header("authorization", "Bearer contacts.read")
            .body(Body::empty());
        let response = service.clone().oneshot(request.unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
        assert_eq!(to_bytes(response.into_body(), 1024).await.unwrap(), body, "{version:?}");
    }
}
