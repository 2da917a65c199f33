//! An introspection endpoint that fails is left alone, and one that is slow gets a bounded number of requests.

use super::introspection::{PATH, active, introspection, service};
use super::login::{HOUR, Service, status, status_and_wait};
use super::server::{Answer, Server};
use scopewright::fetch::Client;
use scopewright::introspection::Introspection;
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

fn spawn(service: &Service, token: &str) -> JoinHandle<u16> {
    let (service, token) = (service.clone(), token.to_owned());
    tokio::spawn(async move { status(&service, &token).await })
}

#[tokio::test]
async fn failures_in_a_row_open_the_circuit() {
    let server = Server::start().await;
    let service = service(introspection(&server).circuit(3, HOUR));
    let fails = || server.answer(PATH, Answer::status(500, ""));
    // A success in between begins a new row, and an inactive token is a success.
    for (answer, expected) in [
        (Answer::status(500, ""), 503),
        (Answer::status(401, ""), 503),
        (Answer::json(r#"{ "active": false }"#), 401),
        (Answer::json("<html>"), 503),
        (Answer::status(429, ""), 503),
        (active(json!({})), 200),
    ] {
        server.answer(PATH, answer);
        assert_eq!(status(&service, "token").await, expected);
    }
    fails();
    for (asked, wait) in [(7, "1"), (8, "1"), (9, "3600"), (9, "3600"), (9, "3600")] {
        assert_eq!(status_and_wait(&service, "other").await, (503, wait.to_owned()));
        assert_eq!(server.asked(PATH), asked);
    }
    server.answer(PATH, active(json!({})));
    assert_eq!((status(&service, "other").await, server.asked(PATH)), (503, 9));
    // What was verified before counts while it is remembered.
    assert_eq!(status(&service, "token").await, 200);
}

/// Anybody can send a token that the server calls an invalid request.
#[tokio::test]
async fn strange_tokens_do_not_open_the_circuit() {
    let server = Server::start().await;
    let service = service(introspection(&server).circuit(2, HOUR));
    for refused in [400, 413, 414, 422] {
        server.answer(PATH, Answer::status(refused, ""));
        for _ in 0..3 {
            assert_eq!(status(&service, "strange").await, 503, "{refused}");
        }
    }
    server.answer(PATH, Answer::status(400, r#"{ "error": "unsupported_token_type" }"#));
    for _ in 0..3 {
        assert_eq!(status(&service, "strange").await, 401);
    }
    server.answer(PATH, active(json!({})));
    assert_eq!(status(&service, "token").await, 200);
}

#[tokio::test]
async fn one_probe_closes_the_circuit() {
    let server = Server::start().await;
    let service = service(introspection(&server).circuit(1, Duration::ZERO));
    server.answer(PATH, Answer::status(500, ""));
    assert_eq!((status(&service, "a").await, server.asked(PATH)), (503, 1));
    // The pause is over. This probe fails.
    assert_eq!((status(&service, "a").await, server.asked(PATH)), (503, 2));

    let gate = Arc::new(Semaphore::new(0));
    server.answer(PATH, active(json!({})).behind(&gate));
    let dropped = spawn(&service, "b");
    server.until_asked(PATH, 3).await;
    assert_eq!((status(&service, "c").await, server.asked(PATH)), (503, 3));
    // The probe ends without a result, so there is another one.
    dropped.abort();
    assert!(dropped.await.unwrap_err().is_cancelled());
    let probe = spawn(&service, "d");
    server.until_asked(PATH, 4).await;
    assert_eq!((status(&service, "e").await, server.asked(PATH)), (503, 4));
    gate.add_permits(100);
    assert_eq!(probe.await.unwrap(), 200);
    for token in ["f", "g", "h"] {
        assert_eq!(status(&service, token).await, 200);
    }
}

#[tokio::test]
async fn a_probe_that_fails_begins_another_pause() {
    let server = Server::start().await;
    server.answer(PATH, Answer::status(500, ""));
    let pause = Duration::from_secs(2);
    let service = service(introspection(&server).circuit(1, pause));
    assert_eq!(status_and_wait(&service, "token").await, (503, "2".to_owned()));
    tokio::time::sleep(pause).await;
    assert_eq!(status_and_wait(&service, "token").await, (503, "2".to_owned()));
    assert_eq!(server.asked(PATH), 2);
}

/// What was asked before the circuit was opened says nothing new, and does not open it once more.
#[tokio::test]
async fn a_late_failure_changes_nothing() {
    let server = Server::start().await;
    let gate = Arc::new(Semaphore::new(0));
    server.answer(PATH, Answer::status(500, "").behind(&gate));
    let service = service(introspection(&server).circuit(1, HOUR));
    let requests = ["a", "b", "c"].map(|token| {
        let service = service.clone();
        tokio::spawn(async move { status_and_wait(&service, token).await.1 })
    });
    server.until_asked(PATH, 3).await;
    gate.add_permits(3);
    let mut waits = Vec::new();
    for request in requests {
        waits.push(request.await.unwrap());
    }
    waits.sort();
    assert_eq!(waits, ["1", "1", "3600"]);
}

#[tokio::test]
async fn a_bounded_number_of_requests_is_under_way() {
    let server = Server::start().await;
    let gate = Arc::new(Semaphore::new(0));
    server.answer(PATH, active(json!({})).behind(&gate));
    let service = service(introspection(&server).max_concurrent(3));
    let mut requests: Vec<_> = ["a", "b", "c"].map(|token| spawn(&service, token)).into();
    server.until_asked(PATH, 3).await;
    for token in ["d", "e"] {
        assert_eq!(status_and_wait(&service, token).await, (503, "1".to_owned()));
    }
    assert_eq!(server.asked(PATH), 3);
    // A client that disconnects gives its place back.
    let left = requests.remove(0);
    left.abort();
    assert!(left.await.unwrap_err().is_cancelled());
    requests.push(spawn(&service, "f"));
    server.until_asked(PATH, 4).await;
    gate.add_permits(100);
    for request in requests {
        assert_eq!(request.await.unwrap(), 200);
    }
    assert_eq!(status(&service, "d").await, 200);
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_given_up_in_time() {
    let server = Server::start().await;
    server.answer(PATH, Answer::Never);
    let client = Client::new().timeout(Duration::from_millis(100));
    let introspection = Introspection::new(format!("{}{PATH}", server.url), "api", "secret", client).circuit(2, HOUR);
    let service = service(introspection);
    let begin = Instant::now();
    for (asked, wait) in [(1, "1"), (2, "3600"), (2, "3600")] {
        assert_eq!(status_and_wait(&service, "token").await, (503, wait.to_owned()));
        assert_eq!(server.asked(PATH), asked);
    }
    assert!(begin.elapsed() < Duration::from_secs(30));
}

/// The clock has no time that is so far away.
#[tokio::test]
async fn a_pause_is_at_most_a_year() {
    let server = Server::start().await;
    server.answer(PATH, Answer::status(500, ""));
    let service = service(introspection(&server).circuit(1, Duration::MAX));
    let year = (365 * 24 * 60 * 60).to_string();
    for asked in [1, 1] {
        assert_eq!((status_and_wait(&service, "token").await, server.asked(PATH)), ((503, year.clone()), asked));
    }
}
