//! The service of these tests: its catalog, its tokens, and a router.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::routing::{any, get};
use http::{Request, Response, StatusCode};
use scopewright::InvalidToken;
use scopewright::resource::{AccessToken, Claims, Expected, Issuer, TokenError, Verification, Verified, Verifier};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tower::ServiceExt;

pub(crate) mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Address book
actions: { read: [GET], write: [POST, PUT, DELETE] }
categories:
  Contacts:
    resources:
      contacts:
        paths: [/contacts]
        read: Read contacts.
        write: Create, change and delete contacts.
    scopes:
      offline_access: Keep access.
endpoints:
  /status: { GET: public }
  /whoami: { GET: authenticated }
  /secret: { GET: denied }
  /both: { POST: "contacts:read, contacts:write" }
"# }
}

pub(crate) use scopes::{Caller, ProtectedResource, ScopeSet};

/// Reads tokens of the form `scope+scope` and counts how often it is asked. Some words are special.
#[derive(Clone, Default)]
pub(crate) struct Words {
    pub(crate) asked: Arc<AtomicUsize>,
}

impl Verifier for Words {
    fn verify<'a>(&'a self, token: &'a str, expected: Expected<'a>) -> Verification<'a> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            match token {
                "expired" => return Err(InvalidToken::Expired.into()),
                "unreachable" => return Err(TokenError::Unavailable { retry_after: Duration::from_secs(7) }),
                _ => {}
            }
            // `contacts.read+contacts.write` has the characters of a token.
            let scope = token.replace('+', " ").replace('.', ":");
            let claims = Claims::parse(&format!(
                r#"{{ "iss": "https://login.example", "aud": "https://api.example", "sub": "ada", "client_id": "app",
                    "exp": 4102444800, "scope": "{scope}" }}"#
            ))?;
            claims.check(&expected)?;
            Ok(Verified::new(claims))
        })
    }
}

/// A protected resource with the tokens of [`Words`].
pub(crate) fn resource(words: &Words) -> ProtectedResource {
    ProtectedResource::new("https://api.example").issuer(Issuer::new("https://login.example", words.clone()))
}

/// A router that answers every request with the caller's scopes and the subject of the token.
pub(crate) fn router() -> Router {
    async fn echo(caller: Caller, token: Option<AccessToken>) -> String {
        let subject = token.as_ref().and_then(|token| token.subject()).unwrap_or("nobody").to_owned();
        format!("{subject}: {}", caller.granted())
    }
    Router::new().route("/status", get(echo)).fallback(any(echo))
}

/// The status, the challenge and the body of a response.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) response: Response<()>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Sends one request to a service. `authorization` is the value of its field, if it has one.
pub(crate) async fn ask<T>(service: &T, method: &str, path: &str, authorization: &str) -> Answer
where
    T: tower::Service<Request<Body>, Response = Response<Body>> + Clone,
    T::Error: std::fmt::Debug,
{
    let mut request = Request::builder().method(method).uri(path);
    if !authorization.is_empty() {
        request = request.header("authorization", authorization);
    }
    let response = service.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().into()).unwrap();
    Answer { status: parts.status, response: Response::from_parts(parts, ()), body }
}
