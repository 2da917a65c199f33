//! Keys that change while requests come.

use super::login::{CALM, KEYS, keys_of, login, publish, service_of, status};
use super::signer::{A, B};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::task::JoinSet;

const CLIENTS: usize = 32;
const REQUESTS: usize = 8;

/// Half of the requests come after the issuer has published the new key, and have tokens of either key.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_valid_token_is_refused_while_keys_are_rotated() {
    let login = login(&[A]).await;
    let service = service_of(&login, keys_of(&login, CALM));
    let is_rotated = Arc::new(AtomicBool::new(false));
    let mut clients = JoinSet::new();
    for client in 0..CLIENTS {
        let (login, service, is_rotated) = (login.clone(), service.clone(), Arc::clone(&is_rotated));
        clients.spawn(async move {
            for request in 0..REQUESTS {
                if request == REQUESTS / 2 && !is_rotated.load(Ordering::Acquire) {
                    publish(&login, &[A, B]);
                    is_rotated.store(true, Ordering::Release);
                }
                let is_new = is_rotated.load(Ordering::Acquire) && request % 2 == 1;
                let signer = if is_new { B } else { A };
                let token = signer.token(&login.url, client * REQUESTS + request);
                assert_eq!(status(&service, &token).await, 200, "client {client}, request {request}, {signer:?}");
            }
        });
    }
    while let Some(client) = clients.join_next().await {
        client.unwrap();
    }
    assert_eq!(login.asked(KEYS), 2);
}

#[tokio::test]
async fn tokens_of_a_withdrawn_key_are_forgotten() {
    let login = login(&[A]).await;
    let service = service_of(&login, keys_of(&login, CALM));
    let (old, new) = (A.token(&login.url, 1), B.token(&login.url, 1));
    assert_eq!((status(&service, &old).await, status(&service, &new).await), (200, 401));

    let service = service_of(&login, keys_of(&login, CALM));
    assert_eq!(status(&service, &old).await, 200);
    publish(&login, &[B]);
    assert_eq!(status(&service, &old).await, 200);
    assert_eq!((status(&service, &new).await, status(&service, &old).await), (200, 401));
}

/// The key is in both sets, so its tokens stay remembered.
#[tokio::test]
async fn tokens_of_a_key_that_stays_are_not_verified_again() {
    let login = login(&[A]).await;
    let keys = keys_of(&login, CALM);
    let service = service_of(&login, keys.clone());
    let token = A.token(&login.url, 1);
    assert_eq!(status(&service, &token).await, 200);
    publish(&login, &[B, A]);
    assert_eq!(status(&service, &B.token(&login.url, 1)).await, 200);
    assert_eq!((status(&service, &token).await, login.asked(KEYS)), (200, 2));
}
