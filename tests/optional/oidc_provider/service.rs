//! Services that accept the tokens of the server, with the catalog of this repository.

use super::provider::{API, Provider, SECRET};
use super::requests::client;
use axum::Router;
use axum::body::Body;
use axum::routing::any;
use http::{Request, StatusCode};
use scopewright::introspection::Introspection;
use scopewright::jwt::{Intervals, JwtVerifier, RemoteKeys};
use scopewright::resource::{Issuer, Protected, RequiredClaims};
use std::future::Future;
use tower::ServiceExt;

mod scopes {
    scopewright::catalog!("scopes.yaml");
}

pub(crate) use scopes::{ProtectedResource, Scope, ScopeSet};

pub(crate) type Service = Protected<Router, ScopeSet>;

/// Runs a test with a server that knows the scopes of the catalog.
pub(crate) fn with_provider<F: Future<Output = ()>>(test: impl FnOnce(Provider) -> F) {
    let provider = Provider::start(Scope::ALL.iter().map(ToString::to_string).collect());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(test(provider));
}

/// The service that knows nothing of the server but its identifier.
pub(crate) fn discovering(provider: &Provider) -> Service {
    protect(ProtectedResource::new(API).issuer(Issuer::discover(&*provider.identifier)))
}

/// The service that accepts only tokens whose header says that they are access tokens.
pub(crate) fn strict(provider: &Provider, intervals: Intervals) -> Service {
    let keys = RemoteKeys::discover(&*provider.identifier, client()).intervals(intervals);
    let verifier = JwtVerifier::new(keys).require_access_token_type();
    protect(ProtectedResource::new(API).issuer(Issuer::new(&*provider.identifier, verifier)))
}

/// The service that asks the server about each token.
pub(crate) fn asking(provider: &Provider) -> ProtectedResource {
    let endpoint = format!("{}/token/introspection", provider.identifier);
    let introspection = Introspection::new(endpoint, API, SECRET, client()).requires(RequiredClaims::ALL);
    ProtectedResource::new(API).issuer(Issuer::new(&*provider.identifier, introspection))
}

/// Protects a router that answers every request.
pub(crate) fn protect(resource: ProtectedResource) -> Service {
    assert_eq!(resource.check(), Ok(()));
    resource.protect(Router::new().fallback(any(|| async {})))
}

/// The status of a request with a token, and its challenge.
pub(crate) async fn ask(service: &Service, method: &str, path: &str, token: &str) -> (u16, String) {
    let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
    let response = service.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let challenge = response.headers().get("www-authenticate").map_or("", |value| value.to_str().unwrap());
    (response.status().as_u16(), challenge.to_owned())
}

/// Asserts that a token with the scope `contacts:read` opens what this scope covers and nothing else.
pub(crate) async fn assert_reads_contacts(service: &Service, token: &str) {
    assert_eq!(ask(service, "GET", "/contacts", token).await, (StatusCode::OK.as_u16(), String::new()));
    for (method, path, missing) in [("POST", "/contacts", "contacts:write"), ("GET", "/account", "account:read")] {
        let (status, challenge) = ask(service, method, path, token).await;
        assert_eq!(status, 403, "{method} {path}");
        for part in [r#"error="insufficient_scope""#.to_owned(), format!(r#"scope="{missing}""#)] {
            assert!(challenge.contains(&part), "{method} {path}: {challenge}");
        }
    }
    let (status, challenge) = ask(service, "GET", "/elsewhere", token).await;
    assert_eq!(status, 403, "{challenge}");
}

/// Asserts that a token is refused for a reason.
pub(crate) async fn assert_invalid(service: &Service, token: &str, reason: &str) {
    let (status, challenge) = ask(service, "GET", "/contacts", token).await;
    assert_eq!(status, 401, "{reason}: {challenge}");
    for part in [r#"error="invalid_token""#.to_owned(), format!(r#"error_description="{reason}""#)] {
        assert!(challenge.contains(&part), "{challenge}");
    }
}
