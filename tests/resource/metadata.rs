//! The metadata of a protected resource: RFC 9728.

use crate::service::{Answer, ProtectedResource, Words, ask, resource, router, scopes::ScopeSet};
use axum::body::Body;
use axum::extract::Request;
use scopewright::resource::Issuer;
use tower::ServiceExt;

const PATH: &str = "/.well-known/oauth-protected-resource";

#[tokio::test]
async fn the_document_is_public_and_complete() {
    let service = resource(&Words::default()).documentation("https://docs.example").protect(router());
    for authorization in ["", "Bearer expired", "Bearer contacts.read"] {
        let answer = ask(&service, "GET", PATH, authorization).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type"), &*answer.body),
            (
                200,
                "application/json",
                concat!(
                    r#"{"resource":"https://api.example","authorization_servers":["https://login.example"],"#,
                    r#""scopes_supported":["contacts:read","contacts:write"],"bearer_methods_supported":["header"],"#,
                    r#""resource_documentation":"https://docs.example","resource_name":"Address book"}"#
                )
            )
        );
    }
}

#[tokio::test]
async fn the_list_of_scopes_can_be_a_minimum() {
    let scopes = ScopeSet::literal("contacts:read offline_access");
    let service = resource(&Words::default()).scopes_supported(scopes).protect(router());
    let document: serde_json::Value = serde_json::from_str(&ask(&service, "GET", PATH, "").await.body).unwrap();
    assert_eq!(document["scopes_supported"], serde_json::json!(["contacts:read"]));
}

/// RFC 9728 section 3.1: the well-known part stands between the host and the path of the identifier.
#[tokio::test]
async fn the_place_of_the_document_has_the_path_of_the_identifier() {
    for identifier in ["https://api.example/v3", "https://api.example/v3/"] {
        let service = ProtectedResource::new(identifier)
            .issuer(Issuer::new("https://login.example", Words::default()))
            .protect(router());
        let challenge = ask(&service, "GET", "/contacts", "").await;
        assert!(
            challenge
                .header("www-authenticate")
                .ends_with(r#"resource_metadata="https://api.example/.well-known/oauth-protected-resource/v3""#),
            "{}",
            challenge.header("www-authenticate")
        );
        for path in [PATH, "/.well-known/oauth-protected-resource/v3"] {
            let document: serde_json::Value = serde_json::from_str(&ask(&service, "GET", path, "").await.body).unwrap();
            assert_eq!(document["resource"], *identifier);
        }
        assert_eq!(ask(&service, "GET", "/.well-known/oauth-protected-resource/v4", "").await.status, 401);
        assert_eq!(ask(&service, "GET", "/.well-known/openid-configuration", "").await.status, 401);
    }
}

#[tokio::test]
async fn a_client_can_keep_the_document() {
    let service = resource(&Words::default()).protect(router());
    let first = ask(&service, "GET", PATH, "").await;
    let etag = first.header("etag").to_owned();
    assert_eq!(first.header("cache-control"), "public, max-age=3600");
    assert!(etag.starts_with('"') && etag.len() == 18, "{etag}");
    for (known, status) in [
        (etag.clone(), 304),
        (format!("\"other\", W/{etag}"), 304),
        ("*".to_owned(), 304),
        ("\"other\"".to_owned(), 200),
        (etag.trim_matches('"').to_owned(), 200),
    ] {
        let request = Request::builder().uri(PATH).header("if-none-match", &known).body(Body::empty()).unwrap();
        let response = service.clone().oneshot(request).await.unwrap();
        assert_eq!(
            (response.status().as_u16(), response.headers()["etag"].to_str().unwrap()),
            (status, &*etag),
            "{known}"
        );
    }
    let Answer { status, body, .. } = ask(&service, "HEAD", PATH, "").await;
    assert_eq!((status.as_u16(), &*body), (200, ""));
    let refused = ask(&service, "POST", PATH, "").await;
    assert_eq!((refused.status.as_u16(), refused.header("allow")), (405, "GET, HEAD"));
}
