//! The cost of a protected service: a service of axum with and without `ProtectedResource`, called without a network.

pub mod tables;

use crate::harness::Contender;
use crate::ours::brevo::ProtectedResource;
use crate::peers::guards;
use crate::service::{self, BARE, ask, contact, contender, runtime};
use crate::workloads::tokens::{self, ISSUER, RESOURCE};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, StatusCode};
use axum::routing::get;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use scopewright::jwt::{JwtVerifier, KeySet};
use scopewright::resource::{Expected, Issuer, Verifier};
use std::convert::Infallible;
use std::rc::Rc;
use std::sync::Barrier;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant, SystemTime};
use tokio::runtime::Runtime;
use tower::Service;

/// The algorithms of the tokens.
const ALGORITHMS: [Algorithm; 3] = [Algorithm::HS256, Algorithm::RS256, Algorithm::ES256];

/// How many tokens a service sees in turn.
const TOKENS: usize = 64;

/// The name of a guarded service, by the algorithm of its tokens.
pub fn ours(algorithm: Algorithm) -> String {
    format!("scopewright, {algorithm:?}")
}

/// The service without a guard, and behind ours with tokens that it has seen before.
pub fn remembered() -> Vec<Contender> {
    let runtime = runtime();
    let mut contenders = vec![bare(&runtime, Algorithm::RS256)];
    contenders.extend(ALGORITHMS.map(|algorithm| guarded(&runtime, algorithm)));
    contenders
}

/// The service without a guard, behind ours, and behind those of the peers. All tokens are signed with RS256.
pub fn beside_peers() -> Vec<Contender> {
    let runtime = runtime();
    let mut contenders = vec![bare(&runtime, Algorithm::RS256), guarded(&runtime, Algorithm::RS256)];
    contenders.extend(guards::contenders(&runtime, headers(Algorithm::RS256)));
    contenders
}

/// The verification of tokens that were not seen before, by ours and by `jsonwebtoken::decode`.
pub fn verifications(algorithm: Algorithm) -> Vec<Contender> {
    let tokens: Vec<&'static str> = tokens::tokens(algorithm, TOKENS).into_iter().map(|token| &*token.leak()).collect();
    let tokens = &*tokens.leak();
    let verifier = JwtVerifier::new(keys());
    let audiences: [Box<str>; 1] = [RESOURCE.into()];
    let ours = move |token: &'static str| {
        let expected = Expected {
            issuer: Some(ISSUER),
            audiences: Some(&audiences),
            now: SystemTime::now(),
            leeway: Duration::from_secs(60),
        };
        match verifier.verify(token, expected).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => result.expect("a valid token"),
            Poll::Pending => unreachable!("the keys are at hand"),
        }
    };
    let key = if algorithm == Algorithm::RS256 {
        let [n, e] = tokens::rsa_numbers();
        DecodingKey::from_rsa_components(&n, &e)
    } else {
        let [x, y] = tokens::ec_coordinates();
        DecodingKey::from_ec_components(&x, &y)
    };
    let key = key.expect("a public key");
    let mut validation = Validation::new(algorithm);
    validation.set_audience(&[RESOURCE]);
    validation.set_issuer(&[ISSUER]);
    validation.validate_nbf = true;
    let decode = move |token: &'static str| {
        jsonwebtoken::decode::<tokens::Claims>(token, &key, &validation).expect("a valid token")
    };
    vec![Contender::new("scopewright", tokens, ours), Contender::new("jsonwebtoken::decode", tokens, decode)]
}

/// Requests per second of all threads together, without a guard and with one memory of tokens.
pub fn throughput(threads: usize, requests: usize) -> [f64; 2] {
    [per_second(&router(), threads, requests), per_second(&protect(router()), threads, requests)]
}

#[expect(clippy::cast_precision_loss, reason = "far fewer requests than an `f64` tells apart")]
fn per_second<S>(service: &S, threads: usize, requests: usize) -> f64
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Sync,
{
    let inputs = headers(Algorithm::RS256);
    let barrier = Barrier::new(threads + 1);
    let work = || {
        let runtime = runtime();
        let ask_all = || {
            for header in inputs {
                assert_eq!(ask(&runtime, service, Some(header)).status(), StatusCode::OK);
            }
        };
        ask_all();
        barrier.wait();
        for _ in 0..requests / inputs.len() {
            ask_all();
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        barrier.wait();
        let start = Instant::now();
        for worker in workers {
            worker.join().expect("a worker that answers");
        }
        (threads * requests) as f64 / start.elapsed().as_secs_f64()
    })
}

/// The `Authorization` fields of the requests.
fn headers(algorithm: Algorithm) -> &'static [HeaderValue] {
    let header = |token| HeaderValue::try_from(format!("Bearer {token}")).expect("a token");
    Vec::leak(tokens::tokens(algorithm, TOKENS).into_iter().map(header).collect())
}

fn keys() -> KeySet {
    KeySet::from_json(tokens::key_set(true)).expect("a JWK set")
}

fn router() -> Router {
    Router::new().route("/contacts/{id}", get(contact))
}

fn protect(
    router: Router,
) -> impl Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Sync {
    ProtectedResource::new(RESOURCE).issuer(Issuer::keys(ISSUER, keys())).protect(router)
}

fn bare(runtime: &Rc<Runtime>, algorithm: Algorithm) -> Contender {
    contender(BARE, runtime, headers(algorithm), router())
}

fn guarded(runtime: &Rc<Runtime>, algorithm: Algorithm) -> Contender {
    service::guarded(&ours(algorithm), runtime, headers(algorithm), protect(router()))
}
