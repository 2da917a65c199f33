//! When keys are fetched again, and what happens to the requests meanwhile.

use super::login::{CALM, HOUR, KEYS, METADATA, keys_of, login, publish, service_of, status, status_and_wait};
use super::server::Answer;
use super::signer::{A, B, C, jwks};
use super::web::Web;
use scopewright::fetch::Client;
use scopewright::jwt::{Intervals, KeySource, RemoteKeys};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};
use tokio::sync::Semaphore;

const ZERO: Duration = Duration::ZERO;

/// The keys go stale at once, and may be used for an hour.
const STALE: Intervals = Intervals { fresh: ZERO, ..CALM };

#[tokio::test]
async fn the_response_says_how_long_keys_are_fresh_within_bounds() {
    let url = "https://keys.example/jwks";
    let web = Web::default();
    web.page(url, 200, jwks(&[A]));
    let at_least = Intervals { fresh_at_least: HOUR, ..CALM };
    let at_most = Intervals { fresh_at_most: ZERO, ..CALM };
    for (intervals, fields, fetches) in [
        (CALM, &[][..], 1),
        (STALE, &[], 3),
        (CALM, &[("cache-control", "max-age=300")], 1),
        (STALE, &[("cache-control", "public, max-age=300, must-revalidate")], 1),
        (CALM, &[("cache-control", "max-age=0")], 3),
        (CALM, &[("cache-control", "Max-Age=\"0\"")], 3),
        (CALM, &[("cache-control", "max-age=300"), ("age", "300")], 3),
        (CALM, &[("cache-control", "max-age=300"), ("age", "299")], 1),
        (CALM, &[("cache-control", "no-store")], 3),
        (CALM, &[("cache-control", "no-cache, max-age=300")], 3),
        (CALM, &[("cache-control", "max-age=300"), ("cache-control", "max-age=0")], 3),
        (CALM, &[("cache-control", "max-age=soon")], 3),
        (STALE, &[("cache-control", "max-age=99999999999999999999")], 1),
        (STALE, &[("cache-control", "s-maxage=300")], 3),
        (at_least, &[("cache-control", "max-age=0")], 1),
        (at_most, &[("cache-control", "max-age=300")], 3),
    ] {
        web.fields(url, fields);
        let keys = RemoteKeys::at(url, web.clone()).intervals(intervals);
        let before = web.asked().len();
        for _ in 0..3 {
            keys.keys(Some("a"), SystemTime::now()).await.unwrap();
        }
        assert_eq!(web.asked().len() - before, fetches, "{intervals:?} {fields:?}");
        web.page(url, 200, jwks(&[A]));
    }
}

/// A token is remembered for as long as keys are fresh, so a key that is gone is noticed without a new token.
#[tokio::test]
async fn a_remembered_token_is_forgotten_with_its_key() {
    let login = login(&[A]).await;
    let intervals = Intervals { fresh: Duration::from_millis(20), ..CALM };
    let service = service_of(&login, keys_of(&login, intervals));
    let token = A.token(&login.url, 1);
    assert_eq!(status(&service, &token).await, 200);
    publish(&login, &[B]);
    for _ in 0..1_000 {
        tokio::time::sleep(Duration::from_millis(5)).await;
        if status(&service, &token).await == 401 {
            return;
        }
    }
    panic!("the token still counts");
}

/// The time is the one that the response says, within the bounds.
#[tokio::test]
async fn a_token_may_be_remembered_for_as_long_as_keys_are_fresh() {
    let url = "https://keys.example/jwks";
    let web = Web::default();
    web.page(url, 200, jwks(&[A]));
    web.fields(url, &[("cache-control", "max-age=300")]);
    let keys = RemoteKeys::at(url, web).intervals(CALM);
    assert_eq!(keys.remembered_for(), None);
    keys.warm_up().await.unwrap();
    assert_eq!(keys.remembered_for(), Some(Duration::from_secs(300)));
}

#[tokio::test]
async fn an_unknown_key_is_looked_for_once() {
    let login = login(&[A]).await;
    let service = service_of(&login, keys_of(&login, CALM));
    assert_eq!(status(&service, &A.token(&login.url, 1)).await, 200);
    for number in 0..5 {
        assert_eq!(status(&service, &C.token(&login.url, number)).await, 401);
        assert_eq!(login.asked(KEYS), 2);
    }
    // The metadata says the same for as long as keys may be fresh.
    assert_eq!(login.asked(METADATA), 1);
}

/// Keys that are fetched again and again do not keep the place at which they were found once. A place that was looked up again
/// counts as long as the first one.
#[tokio::test]
async fn the_place_of_the_keys_is_looked_up_from_time_to_time() {
    const INTERVAL: Duration = Duration::from_millis(300);
    let login = login(&[A]).await;
    let keys = keys_of(&login, Intervals { fresh_at_most: INTERVAL, ..STALE });
    let begin = Instant::now();
    while login.asked(METADATA) < 4 {
        assert!(
            begin.elapsed() < Duration::from_secs(60),
            "the metadata was asked for {} times",
            login.asked(METADATA)
        );
        keys.keys(Some("a"), SystemTime::now()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(begin.elapsed() >= 3 * INTERVAL, "the metadata was asked for 4 times in {:?}", begin.elapsed());
}

#[tokio::test]
async fn an_unknown_key_is_looked_for_again_after_a_while() {
    let login = login(&[A]).await;
    let service = service_of(&login, keys_of(&login, Intervals { unknown_key: ZERO, ..CALM }));
    for number in 0..5 {
        assert_eq!(status(&service, &C.token(&login.url, number)).await, 401);
        // The first fetch is newer than the first token.
        assert_eq!(login.asked(KEYS), 1 + number);
    }
}

/// If the issuer cannot say whether the key is new, the token may be valid.
#[tokio::test]
async fn an_unknown_key_is_not_invalid_while_the_issuer_is_down() {
    let login = login(&[A]).await;
    let service = service_of(&login, keys_of(&login, Intervals { retry: ZERO, ..CALM }));
    assert_eq!(status(&service, &A.token(&login.url, 1)).await, 200);
    login.answer(KEYS, Answer::status(500, ""));
    for number in 0..3 {
        let (status, wait) = status_and_wait(&service, &B.token(&login.url, number)).await;
        assert!(status == 503 && wait.parse::<u64>().unwrap() > 3_000, "{status} {wait}");
        assert_eq!(login.asked(KEYS), 2);
    }
    assert_eq!(status(&service, &A.token(&login.url, 2)).await, 200);
}

/// Who finds that the keys are stale waits for the new ones; others do not.
#[tokio::test]
async fn one_request_refreshes_keys_while_others_use_the_old_ones() {
    let login = login(&[A]).await;
    let keys = keys_of(&login, STALE);
    keys.warm_up().await.unwrap();
    let gate = Arc::new(Semaphore::new(0));
    login.answer(KEYS, Answer::json(jwks(&[A])).behind(&gate));
    let service = service_of(&login, keys);
    let first = tokio::spawn({
        let (service, token) = (service.clone(), A.token(&login.url, 0));
        async move { status(&service, &token).await }
    });
    login.until_asked(KEYS, 2).await;
    for number in 1..20 {
        let token = A.token(&login.url, number);
        let other = tokio::time::timeout(Duration::from_secs(20), status(&service, &token));
        assert_eq!(other.await.expect("this request waits for the keys"), 200);
    }
    assert_eq!(login.asked(KEYS), 2);
    assert!(!first.is_finished());
    gate.add_permits(1);
    assert_eq!(first.await.unwrap(), 200);
}

/// What waits for a fetch is served by one that begins later, and all by the same.
#[tokio::test]
async fn requests_that_wait_for_keys_share_a_fetch() {
    let login = login(&[A]).await;
    let keys = keys_of(&login, Intervals { unknown_key: ZERO, ..CALM });
    keys.warm_up().await.unwrap();
    let gate = Arc::new(Semaphore::new(0));
    login.answer(KEYS, Answer::json(jwks(&[A])).behind(&gate));
    let service = service_of(&login, keys);
    let ask = |number| {
        let (service, token) = (service.clone(), C.token(&login.url, number));
        tokio::spawn(async move { status(&service, &token).await })
    };
    let first = ask(0);
    login.until_asked(KEYS, 2).await;
    let waiting: Vec<_> = (1..20).map(ask).collect();
    // Each of them begins to wait.
    tokio::task::yield_now().await;
    gate.add_permits(100);
    for request in waiting.into_iter().chain([first]) {
        assert_eq!(request.await.unwrap(), 401);
    }
    assert_eq!(login.asked(KEYS), 3);
}

/// A client that disconnects drops its request. The fetch goes on.
#[tokio::test]
async fn a_dropped_request_leaves_its_fetch_to_the_next_one() {
    let login = login(&[A]).await;
    let gate = Arc::new(Semaphore::new(0));
    login.answer(KEYS, Answer::json(jwks(&[A])).behind(&gate));
    let service = service_of(&login, keys_of(&login, CALM));
    let ask = |number| {
        let (service, token) = (service.clone(), A.token(&login.url, number));
        tokio::spawn(async move { status(&service, &token).await })
    };
    let first = ask(0);
    login.until_asked(KEYS, 1).await;
    // These wait for the first one.
    let waiting: Vec<_> = (1..20).map(ask).collect();
    tokio::task::yield_now().await;
    first.abort();
    for waiting in &waiting[..10] {
        waiting.abort();
        tokio::task::yield_now().await;
    }
    gate.add_permits(1);
    for waiting in waiting.into_iter().skip(10) {
        assert_eq!(waiting.await.unwrap(), 200);
    }
    assert_eq!(login.asked(KEYS), 1);
}

/// The time of a fetch that nobody polls runs out. The next request makes a new one.
#[tokio::test]
async fn a_fetch_that_everybody_left_is_made_again() {
    let login = login(&[A]).await;
    login.answer(KEYS, Answer::Never);
    let client = Client::new().timeout(Duration::from_millis(300));
    let service = service_of(&login, RemoteKeys::discover(&*login.url, client).intervals(CALM));
    let request = tokio::spawn({
        let (service, token) = (service.clone(), A.token(&login.url, 0));
        async move { status(&service, &token).await }
    });
    login.until_asked(KEYS, 1).await;
    request.abort();
    assert!(request.await.unwrap_err().is_cancelled());
    tokio::time::sleep(Duration::from_millis(500)).await;
    publish(&login, &[A]);
    assert_eq!(status(&service, &A.token(&login.url, 1)).await, 200);
}

#[tokio::test]
async fn keys_are_fetched_at_the_start_if_the_program_wants_it() {
    let login = login(&[A]).await;
    let keys = keys_of(&login, CALM);
    assert_eq!(login.requests().len(), 0);
    keys.warm_up().await.unwrap();
    keys.clone().warm_up().await.unwrap();
    assert_eq!((login.asked(METADATA), login.asked(KEYS)), (1, 1));
    let service = service_of(&login, keys);
    assert_eq!(status(&service, &A.token(&login.url, 1)).await, 200);
    assert_eq!(login.asked(KEYS), 1);
}
