//! An issuer of JSON Web Tokens, and a service that accepts its tokens.

use super::server::{Answer, Server};
use super::signer::{Signer, jwks};
use crate::service::{ProtectedResource, ask, router};
use axum::Router;
use scopewright::fetch::Client;
use scopewright::jwt::{Intervals, RemoteKeys};
use scopewright::resource::{Issuer, Protected};
use serde_json::json;
use std::time::Duration;

pub(crate) type Service = Protected<Router, crate::service::scopes::ScopeSet>;

pub(crate) const METADATA: &str = "/.well-known/oauth-authorization-server";
pub(crate) const KEYS: &str = "/keys";

pub(crate) const HOUR: Duration = Duration::from_secs(60 * 60);

/// Intervals in which nothing happens by itself during a test.
pub(crate) const CALM: Intervals = Intervals {
    fresh: HOUR,
    fresh_at_least: Duration::ZERO,
    fresh_at_most: HOUR,
    kept: HOUR,
    unknown_key: HOUR,
    retry: HOUR,
    retry_at_most: HOUR,
};

/// Starts an issuer that publishes keys.
pub(crate) async fn login(signers: &[Signer]) -> Server {
    let server = Server::start().await;
    server.answer(METADATA, Answer::json(json!({ "issuer": server.url, "jwks_uri": format!("{}{KEYS}", server.url) })));
    publish(&server, signers);
    server
}

/// Replaces the keys of an issuer.
pub(crate) fn publish(server: &Server, signers: &[Signer]) {
    server.answer(KEYS, Answer::json(jwks(signers)));
}

/// The keys of an issuer. The time of an exchange is long, because the machine may be busy.
pub(crate) fn keys_of(server: &Server, intervals: Intervals) -> RemoteKeys {
    RemoteKeys::discover(&*server.url, Client::new().timeout(Duration::from_secs(60))).intervals(intervals)
}

/// A service that accepts the tokens of an issuer.
pub(crate) fn service_of(server: &Server, keys: RemoteKeys) -> Service {
    resource_of(server, keys).protect(router())
}

pub(crate) fn resource_of(server: &Server, keys: RemoteKeys) -> ProtectedResource {
    ProtectedResource::new("https://api.example").issuer(Issuer::keys(&*server.url, keys))
}

/// The status of a request with a token.
pub(crate) async fn status(service: &Service, token: &str) -> u16 {
    ask(service, "GET", "/contacts", &format!("Bearer {token}")).await.status.as_u16()
}

/// The status of a request with a token, and the field `Retry-After`.
pub(crate) async fn status_and_wait(service: &Service, token: &str) -> (u16, String) {
    let answer = ask(service, "GET", "/contacts", &format!("Bearer {token}")).await;
    (answer.status.as_u16(), answer.header("retry-after").to_owned())
}
