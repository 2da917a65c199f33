//! The cost of `#[requires]` for a request: a service of axum with and without it, called without a network.

use crate::harness::Contender;
use crate::ours::brevo::{Caller, ScopeSet, requires};
use crate::service::{ask, contact, runtime};
use axum::Router;
use axum::extract::{Path, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::routing::get;
use std::collections::HashSet;
use std::sync::Arc;
use tokio::runtime::Runtime;

/// The service without a check.
pub const OPEN: &str = "no check";
/// The service with `#[requires(contacts:read)]`.
pub const CHECKED: &str = "`#[requires]`";
/// The service with a check that is written by hand.
pub const BY_HAND: &str = "HashSet of String, by hand";

const CLAIM: &str = "contacts:read contacts:write crm:read transactional.email:read webhooks:read";
/// The requests, which are all alike.
const REQUESTS: [(); 64] = [(); 64];

#[requires(contacts:read)]
async fn checked(path: Path<u64>) -> String {
    contact(path).await
}

async fn by_hand(path: Path<u64>, request: Request) -> Result<String, StatusCode> {
    let held = request.extensions().get::<Held>().ok_or(StatusCode::INTERNAL_SERVER_ERROR)?;
    if held.0.contains("contacts:read") { Ok(contact(path).await) } else { Err(StatusCode::FORBIDDEN) }
}

/// The extension that a layer inserts if it keeps scopes as strings.
#[derive(Clone)]
struct Held(Arc<HashSet<String>>);

/// The three services, each behind a layer that puts the caller into the extensions.
pub fn contenders() -> Vec<Contender> {
    let caller = Caller::client(ScopeSet::from_claim(CLAIM));
    let with_caller = move |mut request: Request, next: Next| {
        request.extensions_mut().insert(caller);
        next.run(request)
    };
    let held = Held(CLAIM.split(' ').map(str::to_owned).collect::<HashSet<String>>().into());
    let with_set = move |mut request: Request, next: Next| {
        request.extensions_mut().insert(held.clone());
        next.run(request)
    };
    let refused = from_fn(move |mut request: Request, next: Next| {
        request.extensions_mut().insert(Caller::client(ScopeSet::EMPTY));
        next.run(request)
    });
    let runtime = runtime();
    let refusing = Router::new().route("/contacts/{id}", get(checked)).layer(refused);
    assert_eq!(status(&runtime, &refusing), StatusCode::FORBIDDEN);
    let service = |router: Router| {
        assert_eq!(status(&runtime, &router), StatusCode::OK);
        (runtime.clone(), router)
    };
    [
        (OPEN, service(Router::new().route("/contacts/{id}", get(contact)).layer(from_fn(with_caller)))),
        (CHECKED, service(Router::new().route("/contacts/{id}", get(checked)).layer(from_fn(with_caller)))),
        (BY_HAND, service(Router::new().route("/contacts/{id}", get(by_hand)).layer(from_fn(with_set)))),
    ]
    .map(|(name, (runtime, router))| Contender::new(name, &REQUESTS, move |()| ask(&runtime, &router, None)))
    .into()
}

fn status(runtime: &Runtime, router: &Router) -> StatusCode {
    ask(runtime, router, None).status()
}
