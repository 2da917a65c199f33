//! The audit of a service, and what it finds in services that are not closed.

use crate::service::scopes::requires;
use crate::service::{Caller, ProtectedResource, ScopeSet, router};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::routing::{any, get};
use scopewright::audit::{Audit, Report, TestIssuer};
use scopewright::resource::Protected;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn issuer() -> TestIssuer {
    TestIssuer::new("https://login.example", "https://api.example")
}

fn resource(issuer: &TestIssuer) -> ProtectedResource {
    ProtectedResource::new("https://api.example").issuer(issuer.issuer())
}

fn audit(
    issuer: TestIssuer,
    service: Protected<Router, ScopeSet>,
) -> Audit<Router, ScopeSet, impl Fn(ScopeSet) -> String> {
    Audit::new(service, move |scopes| issuer.token(scopes))
}

fn lines(report: &Report) -> Vec<String> {
    report.surprises.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_protected_service_is_closed_and_no_handler_runs() {
    let called = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&called);
    let router = Router::new().fallback(any(move |_: Request| async move {
        counted.fetch_add(1, Ordering::Relaxed);
    }));
    let issuer = issuer();
    let service = resource(&issuer).protect(router);
    let report = audit(issuer.clone(), service.clone()).run(Body::empty).await;
    report.assert_closed();
    assert_eq!(called.load(Ordering::Relaxed), 0);
    // 4 rows, one of them for HEAD as well, and 5 methods at 2 paths of the prefix.
    assert!(report.requests > 100, "{}", report.requests);

    audit(issuer, service).call_handlers().run(Body::empty).await.assert_closed();
    assert!(called.load(Ordering::Relaxed) > 10);
}

/// A mistake in the function that makes callers: everybody may write.
#[tokio::test]
async fn an_audit_finds_callers_with_too_many_scopes() {
    let issuer = issuer();
    let resource = resource(&issuer).claims(|claims, _: &serde_json::Value| {
        let mut scopes = ScopeSet::from_claim(claims.scope());
        scopes.insert(crate::service::scopes::Scope::ContactsWrite);
        Caller::client(scopes)
    });
    let report = audit(issuer, resource.protect(router())).run(Body::empty).await;
    let lines = lines(&report);
    let expected =
        "DELETE /contacts with a token without scopes: admitted; the catalog requires `contacts:write`".to_owned();
    assert!(lines.contains(&expected), "{report}");
    assert!(lines.iter().all(|line| line.contains("contacts:write")), "{report}");
}

/// A mistake in the function that makes callers: scopes get lost.
#[tokio::test]
async fn an_audit_finds_callers_with_too_few_scopes() {
    let issuer = issuer();
    let resource = resource(&issuer).claims(|_, _: &serde_json::Value| Caller::client(ScopeSet::EMPTY));
    let report = audit(issuer, resource.protect(router())).run(Body::empty).await;
    let expected =
        "GET /contacts with the scopes contacts:read: refused with 403; the catalog requires `contacts:read`"
            .to_owned();
    assert!(lines(&report).contains(&expected), "{report}");
}

/// A handler that asks for more than the catalog says.
#[tokio::test]
async fn an_audit_finds_handlers_that_refuse_what_the_catalog_allows() {
    #[requires(contacts:write)]
    async fn strict() {}

    let issuer = issuer();
    let router = Router::new().route("/contacts", get(strict)).fallback(|| async {});
    let service = resource(&issuer).protect(router);
    audit(issuer.clone(), service.clone()).run(Body::empty).await.assert_closed();
    let report = audit(issuer, service).call_handlers().run(Body::empty).await;
    let expected = "GET /contacts with the scopes contacts:read: admitted, and the handler answered 403; the catalog requires `contacts:read`";
    assert!(lines(&report).contains(&expected.to_owned()), "{report}");
    assert!(report.surprises.iter().all(|surprise| surprise.path == "/contacts"), "{report}");
}

#[tokio::test]
async fn an_audit_of_a_service_that_refuses_everything_is_a_list_of_surprises() {
    let issuer = issuer();
    let service = ProtectedResource::new("https://api.example").protect(router());
    let report = audit(issuer.clone(), service).run(Body::empty).await;
    assert!(lines(&report).iter().all(|line| line.contains("refused with 500")) && !report.surprises.is_empty());

    let service = resource(&issuer).host("api.example").protect(router());
    let report = audit(issuer.clone(), service.clone()).run(Body::empty).await;
    assert!(lines(&report).iter().all(|line| line.contains("refused with 421")) && !report.surprises.is_empty());
    audit(issuer, service).host("api.example").run(Body::empty).await.assert_closed();
}

#[tokio::test]
async fn tokens_of_another_test_issuer_are_invalid() {
    let (issuer, other) = (issuer(), issuer());
    let service = resource(&issuer).protect(router());
    for (token, status) in [
        (issuer.token("contacts:read"), 200),
        (other.token("contacts:read"), 401),
        (issuer.token_with(&serde_json::json!({ "scope": "contacts:read", "exp": 1 })), 401),
        (issuer.token_with(&serde_json::json!({ "scope": "contacts:read", "aud": "https://other.example" })), 401),
        (issuer.token("contacts:read").replace('.', ""), 401),
    ] {
        let answer = crate::service::ask(&service, "GET", "/contacts", &format!("Bearer {token}")).await;
        assert_eq!(answer.status, status, "{token}");
    }
}
