//! Issuers that are down, slow, or wrong.

use super::login::{
    CALM, HOUR, KEYS, METADATA, Service, keys_of, login, publish, resource_of, service_of, status, status_and_wait,
};
use super::server::{Answer, Server, nobody};
use super::signer::{A, B, jwks};
use crate::service::router;
use scopewright::fetch::Client;
use scopewright::jwt::{Intervals, RemoteKeys};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

const ZERO: Duration = Duration::ZERO;

/// A failure has no consequence, and keys go stale at once.
const HASTY: Intervals = Intervals { fresh: ZERO, retry: ZERO, unknown_key: ZERO, ..CALM };

fn padded(length: usize) -> Value {
    json!({ "keys": [A.jwk()], "padding": "a".repeat(length) })
}

#[tokio::test]
async fn a_wrong_answer_never_lets_anybody_in_and_never_blames_the_token() {
    let elsewhere = login(&[A]).await;
    let target = format!("{}{KEYS}", elsewhere.url);
    let login = login(&[A]).await;
    let token = A.token(&login.url, 1);
    for (what, answer) in [
        ("not found", Answer::status(404, jwks(&[A]))),
        ("an error", Answer::status(500, jwks(&[A]))),
        ("no content", Answer::status(204, "")),
        ("nothing", Answer::json("")),
        ("a page", Answer::json("<html></html>")),
        ("an array", Answer::json(json!([A.jwk()]))),
        ("no keys", Answer::json("{}")),
        ("keys of a wrong type", Answer::json(json!({ "keys": A.jwk() }))),
        ("half of it", Answer::json(&jwks(&[A]).to_string()[..60])),
        ("more than it", Answer::json(format!("{}{{}}", jwks(&[A])))),
        ("100,000 brackets", Answer::json(format!(r#"{{"keys":{}"#, "[".repeat(100_000)))),
        ("more than 1 MiB", Answer::json(padded(1 << 20))),
        ("10 MB", Answer::json(padded(10_000_000))),
        ("a redirect", Answer::status(302, jwks(&[A])).with("location", &target)),
        ("a permanent redirect", Answer::status(308, "").with("location", &target)),
        ("a redirect to itself", Answer::status(307, "").with("location", format!("{}{KEYS}", login.url))),
    ] {
        let service = service_of(&login, keys_of(&login, HASTY));
        login.answer(KEYS, answer.clone());
        assert_eq!(status_and_wait(&service, &token).await, (503, "1".to_owned()), "{what}");
        // The issuer recovers.
        publish(&login, &[A]);
        assert_eq!(status(&service, &token).await, 200, "{what}");
        // What was fetched before is used in place of a wrong answer.
        login.answer(KEYS, answer);
        assert_eq!(status(&service, &A.token(&login.url, 2)).await, 200, "{what}");
        assert_eq!(status(&service, &B.token(&login.url, 2)).await, 503, "{what}");
    }
    assert_eq!(elsewhere.requests().len(), 0);
}

#[tokio::test]
async fn wrong_metadata_does_not_lead_to_keys() {
    let login = login(&[A]).await;
    let keys = format!("{}{KEYS}", login.url);
    for (what, answer) in [
        ("another issuer", Answer::json(json!({ "issuer": format!("{}/", login.url), "jwks_uri": keys }))),
        ("keys elsewhere", Answer::json(json!({ "issuer": login.url, "jwks_uri": "http://keys.example/" }))),
        ("a redirect", Answer::status(301, "").with("location", &keys)),
        ("10 MB", Answer::json(padded(10_000_000))),
        ("an error", Answer::status(500, "")),
    ] {
        login.answer(METADATA, answer);
        let service = service_of(&login, keys_of(&login, HASTY));
        assert_eq!(status(&service, &A.token(&login.url, 1)).await, 503, "{what}");
    }
    assert_eq!(login.asked(KEYS), 0);
}

/// An empty set is an answer: the issuer has no keys.
#[tokio::test]
async fn a_set_without_keys_makes_tokens_invalid() {
    let login = login(&[]).await;
    let service = service_of(&login, keys_of(&login, CALM));
    assert_eq!(status(&service, &A.token(&login.url, 1)).await, 401);
}

#[tokio::test]
async fn an_issuer_that_is_down_is_not_asked_all_the_time() {
    let down = nobody().await;
    let keys = RemoteKeys::discover(&*down, Client::new()).intervals(CALM);
    let error = keys.warm_up().await.unwrap_err().to_string();
    assert!(error.starts_with(&format!("`{down}{METADATA}`: ")), "{error}");

    let login = login(&[A]).await;
    login.answer(METADATA, Answer::status(503, ""));
    let service = service_of(&login, keys_of(&login, CALM));
    for number in 0..5 {
        let (status, wait) = status_and_wait(&service, &A.token(&login.url, number)).await;
        assert!(status == 503 && wait.parse::<u64>().unwrap() > 3_000, "{status} {wait}");
    }
    assert_eq!(login.requests().len(), 1);
}

/// The time between attempts doubles, up to a bound.
#[tokio::test]
async fn failures_back_off() {
    let login = Server::start().await;
    let intervals = Intervals { retry: Duration::from_millis(1), retry_at_most: HOUR, ..CALM };
    let keys = keys_of(&login, intervals);
    for attempts in 1..20 {
        assert!(keys.warm_up().await.is_err());
        assert_eq!(login.asked(METADATA), attempts);
    }
    // 2^18 ms are 263 seconds, which the first token meets.
    let (status, wait) = status_and_wait(&service_of(&login, keys), &A.token(&login.url, 1)).await;
    let wait: u64 = wait.parse().unwrap();
    assert!(status == 503 && (200..=263).contains(&wait), "{status} {wait}");
    assert_eq!(login.asked(METADATA), 19);
}

#[tokio::test]
async fn old_keys_are_kept_for_a_bounded_time() {
    let login = login(&[A]).await;
    for (kept, expected) in [(HOUR, 200), (ZERO, 503)] {
        publish(&login, &[A]);
        let service = service_of(&login, keys_of(&login, Intervals { kept, ..HASTY }));
        assert_eq!(status(&service, &A.token(&login.url, 1)).await, 200);
        login.answer(KEYS, Answer::status(500, ""));
        for number in 2..5 {
            assert_eq!(status(&service, &A.token(&login.url, number)).await, expected);
        }
    }
}

#[tokio::test]
async fn a_slow_issuer_is_given_up_in_time() {
    let login = login(&[A]).await;
    let client = Client::new().timeout(Duration::from_millis(200));
    for path in [METADATA, KEYS] {
        let keys = RemoteKeys::discover(&*login.url, client.clone()).intervals(HASTY);
        let service = service_of(&login, keys);
        let answer = Answer::json(json!({ "issuer": login.url, "jwks_uri": format!("{}{KEYS}", login.url) }));
        login.answer(METADATA, answer);
        login.answer(path, Answer::Never);
        let begin = Instant::now();
        assert_eq!(status(&service, &A.token(&login.url, 1)).await, 503, "{path}");
        assert!(begin.elapsed() < Duration::from_secs(30), "{path}");
    }
}

/// Keys that cannot be used do not count.
#[tokio::test]
async fn a_set_of_10_000_keys_is_read_or_refused_in_bounded_time() {
    let login = login(&[]).await;
    let mut secrets: Vec<Value> =
        (0..10_000).map(|number| json!({ "kty": "oct", "kid": number.to_string(), "k": "AAAA" })).collect();
    secrets.push(A.jwk());
    let usable = |number: usize| {
        let mut jwk = A.jwk();
        jwk["kid"] = json!(number.to_string());
        jwk
    };
    for (what, keys, expected) in [
        ("10,000 secrets and a key", secrets, 200),
        ("5,000 keys", (0..5_000).map(usable).collect(), 503),
        ("10,000 keys", (0..10_000).map(usable).collect(), 503),
    ] {
        login.answer(KEYS, Answer::json(json!({ "keys": keys })));
        let service = service_of(&login, keys_of(&login, HASTY));
        let begin = Instant::now();
        assert_eq!(status(&service, &A.token(&login.url, 1)).await, expected, "{what}");
        assert!(begin.elapsed() < Duration::from_secs(30), "{what}");
    }
}

/// Keys are kept by a clock that does not jump. Tokens are compared with the one that does.
#[tokio::test]
async fn the_clock_may_jump() {
    static NOW: AtomicU64 = AtomicU64::new(2_000_000_000);
    let login = login(&[A]).await;
    let service: Service = resource_of(&login, keys_of(&login, CALM))
        .clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(NOW.load(Ordering::Relaxed)))
        .protect(router());
    let token = A.token(&login.url, 1);
    let year = 365 * 24 * 60 * 60;
    for (now, expected) in [
        (2_000_000_000, 200),
        (2_000_000_000 - 10 * year, 200),
        (2_000_000_000 + 10 * year, 200),
        // The token expires on the first of January 2100.
        (4_102_444_800 + 59, 200),
        (4_102_444_800 + 60, 401),
        (2_000_000_000, 200),
        (0, 200),
        (u64::MAX >> 2, 401),
        (2_000_000_000, 200),
    ] {
        NOW.store(now, Ordering::Relaxed);
        assert_eq!(status(&service, &token).await, expected, "{now}");
    }
    assert_eq!(login.asked(KEYS), 1);
}

/// A client that panics does not stop the ones after it.
#[tokio::test]
async fn a_panic_of_the_http_client_is_not_the_end() {
    use bytes::Bytes;
    use http::Request;
    use scopewright::resource::{Exchange, HttpClient};

    struct PanicsOnce(Client, AtomicU64);

    impl HttpClient for PanicsOnce {
        fn send(&self, request: Request<Bytes>, limit: usize) -> Exchange<'_> {
            let times = self.1.fetch_add(1, Ordering::Relaxed);
            Box::pin(async move {
                assert!(times > 0, "this client panics once");
                self.0.send(request, limit).await
            })
        }
    }

    let login = login(&[A]).await;
    let client = PanicsOnce(Client::new(), AtomicU64::new(0));
    let keys = Arc::new(RemoteKeys::discover(&*login.url, client).intervals(CALM));
    let first = tokio::spawn({
        let keys = Arc::clone(&keys);
        async move { keys.warm_up().await }
    });
    assert!(first.await.unwrap_err().is_panic());
    keys.warm_up().await.unwrap();
}
