//! A million distinct tokens: the memory of verified tokens stays within its bounds.

use crate::service::scopes::{Caller, ProtectedResource, ScopeSet};
use axum::body::Body;
use http::{Request, Response};
use scopewright::resource::{Claims, Expected, Issuer, MemoryLimits, Verification, Verified, Verifier};
use serde::{Deserialize, Deserializer};
use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use tower::{ServiceExt, service_fn};

const TOKENS: usize = 1_000_000;
const LIMITS: MemoryLimits = MemoryLimits { tokens: 10_000, bytes: 4 << 20 };

/// The results that exist, and the bytes of their tokens.
static ALIVE: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);

/// Accepts every token, and has its text as the subject.
struct Accepting;

impl Verifier for Accepting {
    fn verify<'a>(&'a self, token: &'a str, _: Expected<'a>) -> Verification<'a> {
        Box::pin(async move {
            let claims = format!(r#"{{"exp":4102444800,"scope":"contacts:read","sub":"{token}"}}"#);
            Ok(Verified::new(Claims::parse(&claims)?))
        })
    }
}

/// The service's own type, of which one exists for each result. It counts itself.
struct Counted {
    length: usize,
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Subject {
            sub: String,
        }
        let length = Subject::deserialize(deserializer)?.sub.len();
        ALIVE.fetch_add(1, Ordering::Relaxed);
        BYTES.fetch_add(length, Ordering::Relaxed);
        Ok(Self { length })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
        BYTES.fetch_sub(self.length, Ordering::Relaxed);
    }
}

/// The tokens have 7 to 1,006 bytes. Among the longer ones the bound of bytes counts, and among the shorter ones the
/// number of tokens does.
#[tokio::test]
async fn a_million_distinct_tokens_do_not_fill_the_memory() {
    let service = ProtectedResource::new("https://api.example")
        .issuer(Issuer::unnamed(Accepting))
        .memory(LIMITS)
        .claims(|token, _: &Counted| Caller::client(ScopeSet::from_claim(token.scope())))
        .protect(service_fn(async |_: Request<Body>| Ok::<_, Infallible>(Response::new(Body::empty()))));
    let (mut most, mut most_bytes) = (0, 0);
    for number in 0..TOKENS {
        let length = if number % 100_000 < 1_000 { 1_006 } else { 7 };
        let request = Request::get("/contacts").header("authorization", format!("Bearer {number:0length$}"));
        let response = service.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), 200);
        most = most.max(ALIVE.load(Ordering::Relaxed));
        most_bytes = most_bytes.max(BYTES.load(Ordering::Relaxed));
    }
    // One result may be on its way in or out.
    assert!((1_000..=LIMITS.tokens + 1).contains(&most), "{most} results were remembered");
    assert!((100_000..=4 << 20).contains(&most_bytes), "the tokens of the results had {most_bytes} bytes");
    drop(service);
    assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
}
