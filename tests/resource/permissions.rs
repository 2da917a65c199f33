//! Callers whose user has permissions of the provider instead of scopes.

use crate::service::ask;
use axum::Router;
use axum::routing::get;
use scopewright::CatalogSet;
use scopewright::audit::TestIssuer;
use serde_json::json;
use std::collections::HashSet;

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Marketing
categories:
  Email:
    scopes:
      email_read: { description: Read email., permissions: ["100"] }
      email_send: { description: Send email., permissions: ["100", "200"] }
      offline: Keep access.
endpoints:
  /email: { GET: email_read, POST: email_send, DELETE: offline }
"# }
}

use scopes::{Caller, ProtectedResource, ScopeSet};

#[derive(serde::Deserialize)]
struct User {
    permissions: HashSet<String>,
}

#[tokio::test]
async fn the_caller_has_what_the_application_and_the_permissions_of_the_user_allow() {
    async fn echo(caller: Caller) -> String {
        caller.granted().to_string()
    }
    let issuer = TestIssuer::new("https://login.example", "https://api.example");
    let service = ProtectedResource::new("https://api.example")
        .issuer(issuer.issuer())
        .claims(|token, user: &User| {
            let of_user = ScopeSet::from_permissions(|id| user.permissions.contains(id));
            Caller::on_behalf_of(ScopeSet::from_claim(token.scope()), of_user)
        })
        .protect(Router::new().route("/email", get(echo).post(echo).delete(echo)));
    for (scope, permissions, statuses) in [
        ("email_read email_send offline", &["100", "200"][..], [200, 200, 403]),
        // A scope is held only with all of its permissions.
        ("email_read email_send offline", &["100"], [200, 403, 403]),
        ("email_read email_send offline", &["200"], [403, 403, 403]),
        ("email_read email_send offline", &["1", "10", "1000", "", "100 200"], [403, 403, 403]),
        // The application may do less than the user.
        ("email_send", &["100", "200", "300"], [403, 200, 403]),
        ("", &["100", "200"], [403, 403, 403]),
    ] {
        let token = issuer.token_with(&json!({ "scope": scope, "permissions": permissions }));
        for (method, status) in ["GET", "POST", "DELETE"].into_iter().zip(statuses) {
            let answer = ask(&service, method, "/email", &format!("Bearer {token}")).await;
            assert_eq!(answer.status, status, "{method} with `{scope}` and {permissions:?}");
        }
    }
    // Without the claim, nothing is known about the user.
    let token = issuer.token("email_read");
    assert_eq!(ask(&service, "GET", "/email", &format!("Bearer {token}")).await.status, 401);
}
