//! Errors in the log. Each 500 is there once, with the reason, which the response does not have.

use crate::log::Log;
use crate::service::{ProtectedResource, Words, ask, resource, router};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::routing::get;
use http::Version;
use scopewright::resource::problem_details;
use tower::ServiceExt;

/// A catalog of which no guard puts a caller into the requests.
mod other {
    scopewright::catalog! { yaml = "catalog: Other\ncategories: { Mail: { scopes: { mail: Read mail. } } }" }
}

#[tokio::test]
async fn a_wrong_configuration_is_logged_once_for_each_request() {
    let reason = "the protected resource is not configured";
    let (log, _guard) = Log::begin();
    let wrong = || ProtectedResource::new("https://api.example");
    for (resource, version, content_type) in [
        (wrong(), Version::HTTP_11, "text/plain"),
        (wrong().refusals(problem_details), Version::HTTP_11, "text/plain"),
        (wrong(), Version::HTTP_2, "application/grpc"),
    ] {
        let service = resource.protect(router());
        let begin = log.text().len();
        let request = Request::get("/contacts").version(version).header("content-type", content_type);
        let response = service.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let logged = &log.text()[begin..];
        assert_eq!((logged.lines().count(), logged.matches(reason).count()), (1, 1), "{content_type}: {logged}");
        assert!(logged.contains("method=GET path=\"/contacts\""), "{logged}");
        assert!(!format!("{response:?}").contains(reason));
    }
}

#[tokio::test]
async fn a_handler_without_a_caller_is_logged_once() {
    #[other::requires(mail)]
    async fn inbox() {}

    let (log, _guard) = Log::begin();
    let service = resource(&Words::default()).protect(Router::new().route("/status", get(inbox)));
    let answer = ask(&service, "GET", "/status", "").await;
    assert_eq!((answer.status.as_u16(), &*answer.body), (500, "internal server error"));
    let text = log.text();
    assert_eq!(text.matches("the authentication layer did not run").count(), 1, "{text}");
}
