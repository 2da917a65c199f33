//! A million distinct tokens: the memory of verified tokens stays within its bounds.

use crate::service::scopes::{Caller, ProtectedResource, ScopeSet};
use bytes::Bytes;
use http::{Request, Response};
use scopewright::resource::{Claims, Expected, Issuer, MemoryLimits, Verification, Verified, Verifier};
use serde::{Deserialize, Deserializer};
use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use tower::{Service, service_fn};

const LIMITS: MemoryLimits = MemoryLimits { tokens: 10_000, bytes: 8 << 20 };

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

/// Sends distinct tokens of one length to a service of its own. Returns the largest number of results that existed at a time,
/// and the largest number of bytes that their tokens had.
async fn send(tokens: usize, length: usize) -> (usize, usize) {
    let mut service = ProtectedResource::new("https://api.example")
        .issuer(Issuer::unnamed(Accepting))
        .memory(LIMITS)
        .claims(|token, _: &Counted| Caller::client(ScopeSet::from_claim(token.scope())))
        .protect(service_fn(async |_: Request<()>| Ok::<_, Infallible>(Response::new(Bytes::new()))));
    let (mut most, mut most_bytes) = (0, 0);
    for number in 0..tokens {
        let request = Request::get("/contacts").header("authorization", format!("Bearer {number:0length$}"));
        let response = service.call(request.body(()).unwrap()).await.unwrap();
        assert_eq!(response.status(), 200);
        most = most.max(ALIVE.load(Ordering::Relaxed));
        most_bytes = most_bytes.max(BYTES.load(Ordering::Relaxed));
    }
    drop(service);
    assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
    (most, most_bytes)
}

/// Of short tokens, as many are remembered as the limits allow. Of long tokens, as many as the bytes allow.
#[tokio::test]
async fn a_million_distinct_tokens_do_not_fill_the_memory() {
    // One result may be on its way in or out.
    let (most, _) = send(1_000_000, 7).await;
    assert!((9_900..=LIMITS.tokens + 1).contains(&most), "{most} results were remembered");
    // The claims repeat the text of the token.
    let (most, bytes) = send(20_000, 1_000).await;
    assert!((1_000..LIMITS.tokens / 2).contains(&most), "{most} results were remembered");
    assert!(2 * bytes <= 8 << 20, "the tokens and their claims had {} bytes", 2 * bytes);
}
