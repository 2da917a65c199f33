//! The order of the checks, and what each answer says.

use crate::service::{Words, ask, resource, router};
use std::sync::atomic::Ordering;

const METADATA: &str = r#"resource_metadata="https://api.example/.well-known/oauth-protected-resource""#;

#[tokio::test]
async fn each_check_has_its_status_and_its_challenge() {
    let service = resource(&Words::default()).protect(router());
    let all = "Bearer contacts.read+contacts.write";
    for (method, path, authorization, status, challenge) in [
        ("GET", "/status", "", 200, ""),
        ("GET", "/status", "Bearer contacts.read", 200, ""),
        (
            "GET",
            "/status",
            "Bearer expired",
            401,
            r#"Bearer error="invalid_token", error_description="the token has expired", M"#,
        ),
        ("GET", "/contacts/1", "", 401, r#"Bearer scope="contacts:read", M"#),
        ("POST", "/both", "", 401, r#"Bearer scope="contacts:read contacts:write", M"#),
        ("GET", "/contacts/1", "Basic YTpi", 401, r#"Bearer scope="contacts:read", M"#),
        ("GET", "/contacts/1", "Bearer contacts.read", 200, ""),
        ("GET", "/contacts/1", "bearer  contacts.read", 200, ""),
        ("GET", "/contacts/1", "Bearer  contacts.read", 200, ""),
        // The name of another scheme.
        ("GET", "/contacts/1", "Bearers contacts.read", 401, r#"Bearer scope="contacts:read", M"#),
        (
            "POST",
            "/contacts",
            "Bearer contacts.read",
            403,
            r#"Bearer error="insufficient_scope", scope="contacts:write", M"#,
        ),
        ("POST", "/both", all, 200, ""),
        ("GET", "/secret", all, 403, "Bearer M"),
        ("GET", "/whoami", "", 401, "Bearer M"),
        ("GET", "/whoami", "Bearer openid", 200, ""),
        ("GET", "/elsewhere", "", 401, "Bearer M"),
        ("GET", "/elsewhere", all, 403, "Bearer M"),
        ("OPTIONS", "/contacts", all, 403, "Bearer M"),
        ("GET", "/contacts/../secret", "", 400, ""),
        ("GET", "//status", "", 400, ""),
        (
            "GET",
            "/contacts",
            "Bearer",
            400,
            r#"Bearer error="invalid_request", error_description="the Authorization field has no token", M"#,
        ),
        (
            "GET",
            "/contacts",
            "Bearer\tcontacts.read",
            400,
            r#"Bearer error="invalid_request", error_description="the Authorization field is malformed", M"#,
        ),
        (
            "GET",
            "/contacts",
            "Bearer,contacts.read",
            400,
            r#"Bearer error="invalid_request", error_description="the Authorization field is malformed", M"#,
        ),
        (
            "GET",
            "/contacts",
            "Bearer a b",
            400,
            r#"Bearer error="invalid_request", error_description="the Authorization field is malformed", M"#,
        ),
        ("GET", "/contacts", "Bearer unreachable", 503, ""),
    ] {
        let answer = ask(&service, method, path, authorization).await;
        let expected = if let Some(head) = challenge.strip_suffix('M') {
            format!("{head}{METADATA}")
        } else {
            challenge.to_owned()
        };
        assert_eq!(
            (answer.status.as_u16(), answer.header("www-authenticate")),
            (status, &*expected),
            "{method} {path} {authorization}"
        );
    }
}

#[tokio::test]
async fn what_cannot_be_verified_now_is_asked_for_again() {
    let words = Words::default();
    let service = resource(&words).protect(router());
    let answer = ask(&service, "GET", "/contacts", "Bearer unreachable").await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "7"));
    assert_eq!(answer.body, "the access token cannot be verified now");
    ask(&service, "GET", "/contacts", "Bearer unreachable").await;
    assert_eq!(words.asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_verified_token_is_remembered_and_an_invalid_one_is_not() {
    let words = Words::default();
    let service = resource(&words).protect(router());
    for (authorization, asked) in
        [("Bearer contacts.read", 1), ("Bearer contacts.read", 1), ("Bearer expired", 2), ("Bearer expired", 3)]
    {
        ask(&service, "GET", "/contacts", authorization).await;
        assert_eq!(words.asked.load(Ordering::Relaxed), asked, "{authorization}");
    }
}
