//! What a protected resource can be told about its answers: unlisted requests, hosts, the form of refusals.

use crate::service::{Answer, Caller, Words, ask, resource, router, scopes};
use axum::body::Body;
use axum::extract::Request;
use axum::routing::get;
use axum::{Extension, Router};
use http::StatusCode;
use scopes::{Scope, requires};
use scopewright::resource::{Unlisted, problem_details};
use scopewright::{Denied, Reason};
use tower::ServiceExt;

#[tokio::test]
async fn unlisted_requests_are_hidden_where_so_configured() {
    let service = resource(&Words::default()).unlisted(Unlisted::NotFound).protect(router());
    for authorization in ["", "Bearer expired", "Bearer contacts.read", "Bearer"] {
        let answer = ask(&service, "GET", "/elsewhere", authorization).await;
        assert_eq!((answer.status.as_u16(), &*answer.body), (404, "not found"), "{authorization}");
        assert_eq!(answer.header("www-authenticate"), "");
    }
    assert_eq!(ask(&service, "GET", "/contacts", "").await.status, 401);
}

#[tokio::test]
async fn only_expected_hosts_are_served() {
    let service = resource(&Words::default()).host("api.example").host("localhost:8080").protect(router());
    let status = async |target: &str, hosts: &[&str]| {
        let mut request = Request::builder().uri(target);
        for host in hosts {
            request = request.header("host", *host);
        }
        service.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap().status().as_u16()
    };
    assert_eq!(status("/status", &["api.example"]).await, 200);
    assert_eq!(status("/status", &["API.example"]).await, 200);
    assert_eq!(status("/status", &["localhost:8080"]).await, 200);
    assert_eq!(status("https://api.example/status", &[]).await, 200);
    assert_eq!(status("https://api.example/status", &["api.example"]).await, 200);
    for (target, hosts) in [
        ("/status", &[][..]),
        ("/status", &["other.example"]),
        ("/status", &["api.example:8443"]),
        ("/status", &["localhost"]),
        ("/status", &["api.example", "api.example"]),
        ("/status", &["api.example", "other.example"]),
        ("/status", &["a@api.example"]),
        ("/status", &["api.example/"]),
        ("https://other.example/status", &["api.example"]),
        ("https://api.example/status", &["other.example"]),
        ("https://a@api.example/status", &[]),
    ] {
        assert_eq!(status(target, hosts).await, 421, "{target} {hosts:?}");
    }
}

/// Handlers check scopes, too. Their refusals have the same form as those of the guard.
#[tokio::test]
async fn a_refusal_by_a_handler_has_the_form_of_the_guard() {
    #[requires(contacts:write)]
    async fn strict() {}

    async fn sometimes(caller: Caller) -> Result<(), Denied> {
        caller.require(Scope::ContactsWrite)
    }

    let router = Router::new().route("/contacts/strict", get(strict)).route("/contacts/sometimes", get(sometimes));
    let service = resource(&Words::default()).refusals(problem_details).protect(router);
    let expected = r#"{"title":"Forbidden","status":403,"detail":"missing scope: contacts:write","error":"insufficient_scope","scope":"contacts:write"}"#;
    for (method, path) in [("GET", "/contacts/strict"), ("GET", "/contacts/sometimes"), ("DELETE", "/contacts/1")] {
        let answer = ask(&service, method, path, "Bearer contacts.read").await;
        assert_eq!((answer.status.as_u16(), &*answer.body), (403, expected), "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(
            answer.header("www-authenticate"),
            r#"Bearer error="insufficient_scope", scope="contacts:write", resource_metadata="https://api.example/.well-known/oauth-protected-resource""#
        );
    }
}

/// What a layer inside has made of a refusal is the answer, unless it is still 401 or 403.
#[tokio::test]
async fn a_layer_may_hide_a_refusal_by_a_handler() {
    fn refuse(status: StatusCode, caller: Caller) -> (StatusCode, Extension<Denied>, &'static str) {
        (status, Extension(caller.require(Scope::ContactsWrite).unwrap_err()), "hidden")
    }

    let router = Router::new()
        .route("/contacts/404", get(async |caller| refuse(StatusCode::NOT_FOUND, caller)))
        .route("/contacts/403", get(async |caller| refuse(StatusCode::FORBIDDEN, caller)));
    let service = resource(&Words::default()).protect(router);
    for (path, body, has_challenge) in
        [("/contacts/404", "hidden", false), ("/contacts/403", "missing scope: contacts:write", true)]
    {
        let answer = ask(&service, "GET", path, "Bearer contacts.read").await;
        assert_eq!((&*answer.body, answer.header("www-authenticate").is_empty()), (body, !has_challenge), "{path}");
    }
}

#[tokio::test]
async fn the_service_writes_its_own_refusals() {
    let service = resource(&Words::default())
        .refusals(|denied| {
            let is_temporary = matches!(denied.reason(), Reason::Unavailable { .. });
            http::Response::builder()
                .status(denied.status())
                .body(format!("<{}{}>", denied, if is_temporary { ", wait" } else { "" }).into())
                .unwrap()
        })
        .protect(router());
    let text = async |authorization| ask(&service, "GET", "/contacts", authorization).await;
    assert_eq!(text("").await.body, "<an access token is required>");
    assert_eq!(text("Bearer unreachable").await.body, "<the access token cannot be verified now, wait>");
    // The fields that clients need are there, whatever the function returns.
    assert_eq!(text("Bearer unreachable").await.header("retry-after"), "7");
    assert!(text("").await.header("www-authenticate").starts_with("Bearer scope="));
}

#[tokio::test]
async fn a_wrong_configuration_refuses_every_request() {
    use scopes::ProtectedResource;
    use scopewright::resource::Issuer;
    let issuer = |name: &str| Issuer::new(name, Words::default());
    let new = ProtectedResource::new;
    for (resource, reason) in [
        (new("https://api.example"), "the protected resource has no issuer; add one with `issuer`"),
        (
            new("api.example").issuer(issuer("https://a.example")),
            "`api.example` does not identify a protected resource: it is not an absolute URL",
        ),
        (
            new("http://api.example").issuer(issuer("https://a.example")),
            "`http://api.example` does not identify a protected resource: it must begin with `https://`; `http://` is for loopback addresses only",
        ),
        (
            new("https://api.example/#a").issuer(issuer("https://a.example")),
            "`https://api.example/#a` does not identify a protected resource: it must not have a query or a fragment",
        ),
        (
            new("https://api.example").issuer(issuer("https://a.example")).issuer(issuer("https://a.example")),
            "two issuers have the same identifier",
        ),
        (
            new("https://api.example").issuer(issuer("https://a.example")).issuer(Issuer::unnamed(Words::default())),
            "an issuer without an identifier must be the only one",
        ),
        (
            new("https://api.example").issuer(issuer("https://a.example")).issuer(issuer("https://b.example")),
            "two issuers read tokens that are not JSON Web Tokens, and such a token does not say whose it is",
        ),
    ] {
        assert_eq!(resource.check().unwrap_err().to_string(), reason);
        let service = resource.protect(router());
        for (path, authorization) in
            [("/status", ""), ("/contacts", "Bearer contacts.read"), ("/.well-known/oauth-protected-resource", "")]
        {
            let Answer { status, body, .. } = ask(&service, "GET", path, authorization).await;
            assert_eq!((status.as_u16(), &*body), (500, "internal server error"), "{reason} {path}");
        }
    }
    for identifier in
        ["https://api.example", "https://api.example/v3", "http://localhost:8080", "http://[::1]:1", "http://127.0.0.1"]
    {
        assert_eq!(new(identifier).issuer(issuer("https://a.example")).check(), Ok(()), "{identifier}");
    }
}
