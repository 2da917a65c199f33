//! Opaque access tokens, about which the server is asked: RFC 7662.

use super::provider::{API, OTHER};
use super::service::{ask, asking, assert_invalid, assert_reads_contacts, protect, with_provider};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

pub(crate) fn opaque_tokens_are_accepted_with_their_scope() {
    with_provider(async |provider| {
        let service = protect(asking(&provider));
        let token = provider.token("opaque", API, "contacts:read").await;
        assert!(!token.contains('.'), "{token}");
        assert_reads_contacts(&service, &token).await;
        let nothing = provider.token("opaque", API, "").await;
        let (status, challenge) = ask(&service, "GET", "/contacts", &nothing).await;
        assert!(status == 403 && challenge.contains(r#"scope="contacts:read""#), "{status} {challenge}");
    });
}

pub(crate) fn opaque_tokens_of_others_are_refused() {
    with_provider(async |provider| {
        let service = protect(asking(&provider));
        let token = provider.token("opaque", OTHER, "contacts:read").await;
        assert_invalid(&service, &token, "the token has a wrong audience").await;
        // A token without a resource has no audience.
        let unbound = provider.token("opaque", "", "contacts:read").await;
        assert_invalid(&service, &unbound, "the token lacks a required claim").await;
        let token = provider.token("opaque", API, "contacts:read").await;
        let shortened = &token[1..];
        for unknown in ["garbage", "~~~", shortened, &format!("{token}{token}")] {
            assert_invalid(&service, unknown, "the token is not active").await;
        }
        // The server refuses to be asked about its own JSON Web Tokens: it answers with 400. However many somebody sends, it is
        // asked about other tokens.
        let jwt = provider.token("rs256", API, "contacts:read").await;
        for _ in 0..8 {
            assert_invalid(&service, &jwt, "the token is malformed").await;
        }
        assert_reads_contacts(&service, &token).await;
    });
}

/// What the server says is remembered for 30 seconds.
pub(crate) fn revoked_tokens_are_refused_after_a_while() {
    static LATER: AtomicU64 = AtomicU64::new(0);
    with_provider(async |provider| {
        let service =
            protect(asking(&provider).clock(|| SystemTime::now() + Duration::from_secs(LATER.load(Ordering::Relaxed))));
        let token = provider.token("opaque", API, "contacts:read").await;
        let kept = provider.token("opaque", API, "contacts:read").await;
        let fresh = provider.token("opaque", API, "contacts:read").await;
        assert_reads_contacts(&service, &token).await;
        assert_reads_contacts(&service, &kept).await;
        for revoked in [&token, &fresh] {
            provider.revoke("opaque", revoked).await;
        }
        assert_reads_contacts(&service, &token).await;
        assert_invalid(&service, &fresh, "the token is not active").await;
        LATER.store(31, Ordering::Relaxed);
        assert_invalid(&service, &token, "the token is not active").await;
        assert_reads_contacts(&service, &kept).await;
    });
}
