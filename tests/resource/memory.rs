//! What a protected resource remembers, and for how long.

use crate::service::{Caller, ScopeSet, ask, router, scopes};
use scopes::ProtectedResource;
use scopewright::resource::{Claims, Expected, Issuer, MemoryLimits, Verification, Verified, Verifier, Withdrawal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

/// The time of these tests in seconds, which each test changes on its own thread.
mod time {
    use super::{Duration, SystemTime};
    use std::cell::Cell;

    thread_local! {
        static NOW: Cell<u64> = const { Cell::new(1_000_000) };
    }

    pub(super) fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(NOW.get())
    }

    pub(super) fn set(seconds: u64) {
        NOW.set(seconds);
    }
}

/// Accepts every token until a time that the tests set.
#[derive(Clone, Default)]
struct Accepting {
    asked: Arc<AtomicUsize>,
    expires: Arc<AtomicU64>,
    bound: Option<u64>,
    withdrawal: Withdrawal,
}

impl Verifier for Accepting {
    fn verify<'a>(&'a self, token: &'a str, expected: Expected<'a>) -> Verification<'a> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            let expires = self.expires.load(Ordering::Relaxed);
            let claims = Claims::parse(&format!(
                r#"{{ "sub": "{token}", "aud": "https://api.example", "exp": {expires}, "scope": "contacts:read" }}"#
            ))?;
            claims.check(&expected)?;
            let verified = Verified::new(claims).revoked_by(self.withdrawal.clone());
            Ok(match self.bound {
                Some(bound) => verified.remembered_until(SystemTime::UNIX_EPOCH + Duration::from_secs(bound)),
                None => verified,
            })
        })
    }
}

impl Accepting {
    fn until(expires: u64) -> Self {
        Self { expires: Arc::new(AtomicU64::new(expires)), ..Self::default() }
    }

    fn resource(&self) -> ProtectedResource {
        ProtectedResource::new("https://api.example").issuer(Issuer::unnamed(self.clone())).clock(time::now)
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

#[tokio::test]
async fn a_token_is_remembered_until_it_expires_and_accepted_within_the_leeway() {
    let verifier = Accepting::until(2_000);
    let service = verifier.resource().leeway(Duration::from_secs(60)).protect(router());
    for (now, status, asked) in [
        (1_000, 200, 1),
        (1_999, 200, 1),
        (2_000, 200, 2),
        (2_059, 200, 3),
        (2_060, 401, 4),
        (3_000, 401, 5),
        (1_000, 200, 6),
        (1_500, 200, 6),
    ] {
        time::set(now);
        assert_eq!(ask(&service, "GET", "/contacts", "Bearer a").await.status, status, "at {now}");
        assert_eq!(verifier.asked(), asked, "at {now}");
    }
}

#[tokio::test]
async fn a_verifier_can_bound_the_time() {
    let verifier = Accepting { bound: Some(1_030), ..Accepting::until(2_000) };
    let service = verifier.resource().protect(router());
    for (now, asked) in [(1_000, 1), (1_029, 1), (1_030, 2), (1_031, 3)] {
        time::set(now);
        assert_eq!(ask(&service, "GET", "/contacts", "Bearer a").await.status, 200);
        assert_eq!(verifier.asked(), asked, "at {now}");
    }
}

#[tokio::test]
async fn a_withdrawal_makes_the_memory_forget() {
    time::set(1_000);
    let verifier = Accepting::until(2_000);
    let service = verifier.resource().protect(router());
    for _ in 0..2 {
        ask(&service, "GET", "/contacts", "Bearer a").await;
    }
    assert_eq!(verifier.asked(), 1);
    verifier.withdrawal.withdraw();
    for asked in [2, 3] {
        ask(&service, "GET", "/contacts", "Bearer a").await;
        assert_eq!(verifier.asked(), asked);
    }
}

/// The result counts for the whole token: one that differs in one byte, or has another one as a part, is not known.
#[tokio::test]
async fn another_token_is_not_known() {
    time::set(1_000);
    let verifier = Accepting::until(2_000);
    let service = verifier.resource().protect(router());
    for (at, token) in ["abc", "abd", "ab", "abcabc", "ABC", "abc="].iter().enumerate() {
        ask(&service, "GET", "/contacts", &format!("Bearer {token}")).await;
        assert_eq!(verifier.asked(), at + 1, "{token}");
    }
}

#[tokio::test]
async fn the_memory_is_bounded_in_entries_and_in_bytes() {
    time::set(1_000);
    for (limits, least, most) in [
        (MemoryLimits { tokens: 0, bytes: 1 << 20 }, 0, 0),
        (MemoryLimits { tokens: 100, bytes: 0 }, 0, 0),
        (MemoryLimits { tokens: 100, bytes: 1 << 30 }, 30, 100),
        // A token has 10 KB, and its claims take twice as much, because they are kept as a text and as values.
        (MemoryLimits { tokens: 1_000_000, bytes: 1 << 20 }, 10, 40),
    ] {
        let verifier = Accepting::until(2_000);
        let service = verifier.resource().memory(limits).protect(router());
        let token = |number: usize| format!("Bearer {number:010000}");
        for number in 0..300 {
            assert_eq!(ask(&service, "GET", "/contacts", &token(number)).await.status, 200);
        }
        let before = verifier.asked();
        for number in (0..300).rev() {
            ask(&service, "GET", "/contacts", &token(number)).await;
        }
        let known = 300 - (verifier.asked() - before);
        assert!((least..=most).contains(&known), "{limits:?}: {known}");
    }
}

#[tokio::test]
async fn tokens_that_are_too_long_are_not_verified() {
    time::set(1_000);
    let verifier = Accepting::until(2_000);
    let service = verifier.resource().protect(router());
    let bearer = |length: usize| format!("Bearer {}", "a".repeat(length));
    assert_eq!(ask(&service, "GET", "/contacts", &bearer(16 << 10)).await.status, 200);
    let answer = ask(&service, "GET", "/contacts", &bearer((16 << 10) + 1)).await;
    assert_eq!((answer.status.as_u16(), &*answer.body), (401, "the token is too long"));
    assert_eq!(verifier.asked(), 1);
    // What does not follow a space is no token, however long it is.
    let answer = ask(&service, "GET", "/contacts", &format!("Bearer\t{}", "a".repeat(16 << 10))).await;
    assert_eq!((answer.status.as_u16(), &*answer.body), (400, "the Authorization field is malformed"));
    let short = verifier.resource().max_token_length(3).protect(router());
    assert_eq!(ask(&short, "GET", "/contacts", "Bearer aaa").await.status, 200);
    assert_eq!(ask(&short, "GET", "/contacts", "Bearer aaaa").await.status, 401);
}

/// The service makes its own type from the claims, once for each token.
#[tokio::test]
async fn the_type_of_the_service_is_remembered_with_the_caller() {
    use axum::{Router, routing::get};
    use scopewright::resource::AccessToken;

    #[derive(serde::Deserialize)]
    struct Tenant {
        sub: String,
    }

    async fn tenant(token: AccessToken) -> String {
        assert!(token.own::<String>().is_none());
        token.own::<Tenant>().map_or_else(String::new, |tenant| tenant.sub.to_uppercase())
    }

    time::set(1_000);
    let made = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&made);
    let verifier = Accepting::until(2_000);
    let service = verifier
        .resource()
        .claims(move |claims, tenant: &Tenant| {
            counted.fetch_add(1, Ordering::Relaxed);
            let user = if tenant.sub == "ada" { "contacts:read" } else { "contacts:write" };
            Caller::on_behalf_of(ScopeSet::from_claim(claims.scope()), ScopeSet::from_claim(user))
        })
        .protect(Router::new().route("/contacts", get(tenant)));
    for _ in 0..3 {
        assert_eq!(ask(&service, "GET", "/contacts", "Bearer ada").await.body, "ADA");
    }
    assert_eq!(made.load(Ordering::Relaxed), 1);
    // The application may read contacts. This user may not.
    assert_eq!(ask(&service, "GET", "/contacts", "Bearer bob").await.status, 403);
}
