//! What a protected resource writes to the log.

use crate::log::Log;
use crate::service::{Words, ask, resource, router};

/// Who called, what was required, and the outcome. What the service cannot do now is an error, and the rest is not.
#[tokio::test]
async fn each_request_has_one_line() {
    let service = resource(&Words::default()).protect(router());
    for (method, path, authorization, line) in [
        (
            "GET",
            "/contacts",
            "Bearer contacts.read",
            r#"authorized: method=GET path="/contacts" client_id="app" subject="ada" requirement=contacts:read "#,
        ),
        ("GET", "/status", "", r#"authorized: method=GET path="/status" requirement=public "#),
        (
            "POST",
            "/contacts",
            "Bearer contacts.read",
            r#"INFO message=refused: missing scope: contacts:write method=POST path="/contacts" client_id="app" subject="ada" requirement=contacts:write "#,
        ),
        (
            "GET",
            "/elsewhere",
            "Bearer expired",
            r#"INFO message=refused: the token has expired method=GET path="/elsewhere" requirement=not listed "#,
        ),
        (
            "GET",
            "/contacts",
            "Bearer unreachable",
            r#"ERROR message=refused: the access token cannot be verified now method=GET path="/contacts" requirement=contacts:read "#,
        ),
    ] {
        let (log, _guard) = Log::begin();
        ask(&service, method, path, authorization).await;
        assert_eq!(log.text().trim_end_matches('\n'), line, "{method} {path} {authorization}");
    }
}
