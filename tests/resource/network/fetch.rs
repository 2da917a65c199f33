//! The HTTP client.

use super::server::{Answer, Server, nobody};
use bytes::Bytes;
use http::{Request, Response};
use scopewright::fetch::Client;
use scopewright::resource::{HttpClient, HttpError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const LIMIT: usize = 1 << 20;

async fn get(client: &Client, url: &str, limit: usize) -> Result<Response<Bytes>, HttpError> {
    client.send(Request::get(url).body(Bytes::new()).unwrap(), limit).await
}

/// A server that answers with this text on each connection, and then with nothing.
async fn raw(text: impl Into<Vec<u8>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let text = text.into();
    tokio::spawn(async move {
        let mut open = Vec::new();
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            // The request is small, so it comes at once. The client may leave.
            _ = stream.read(&mut [0; 4096]).await;
            _ = stream.write_all(&text).await;
            open.push(stream);
        }
    });
    url
}

#[tokio::test]
async fn a_response_comes_as_it_is() {
    let server = Server::start().await;
    // A client that decompresses would find that this is no gzip.
    server.answer("/a", Answer::status(418, "text").with("content-encoding", "gzip").with("set-cookie", "a=b"));
    let client = Client::new();
    for _ in 0..2 {
        let response = get(&client, &format!("{}/a", server.url), LIMIT).await.unwrap();
        assert_eq!((response.status().as_u16(), &**response.body()), (418, &b"text"[..]));
        assert_eq!(response.headers()["content-encoding"], "gzip");
    }
    for request in server.requests() {
        for name in ["cookie", "accept-encoding", "referer"] {
            assert!(!request.headers.contains_key(name), "{name}");
        }
    }
}

#[tokio::test]
async fn a_body_has_a_limit() {
    let server = Server::start().await;
    let client = Client::new().timeout(Duration::from_secs(60));
    for (length, limit, fits) in [
        (0, 0, true),
        (1, 0, false),
        (100_000, 100_000, true),
        (100_001, 100_000, false),
        (10_000_000, LIMIT, false),
        (10_000_000, 10_000_000, true),
    ] {
        server.answer("/a", Answer::json("a".repeat(length)));
        let result = get(&client, &format!("{}/a", server.url), limit).await;
        match result {
            Ok(response) => assert!(fits && response.body().len() == length, "{length} {limit}"),
            Err(error) => assert!(!fits && error == HttpError::TooLarge, "{length} {limit} {error}"),
        }
    }
    // The server sends more than the limit and does not say how much comes.
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    let url = raw(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}", chunk.repeat(20))).await;
    assert_eq!(get(&client, &url, LIMIT).await.unwrap_err(), HttpError::TooLarge);
}

#[tokio::test]
async fn redirects_are_errors() {
    let server = Server::start().await;
    for status in [300, 301, 302, 303, 307, 308] {
        server.answer("/a", Answer::status(status, "").with("location", "/b"));
        let error = get(&Client::new(), &format!("{}/a", server.url), LIMIT).await.unwrap_err();
        assert_eq!(error, HttpError::Failed(format!("the server redirects with the status {status}")));
    }
    assert_eq!(server.asked("/b"), 0);
}

#[tokio::test]
async fn only_encrypted_requests_leave_the_machine() {
    for url in ["http://login.example/", "http://192.0.2.1/", "http://localhost.example/", "http://[2001:db8::1]/"] {
        let error = get(&Client::new(), url, LIMIT).await.unwrap_err().to_string();
        assert_eq!(error, "a request must go to `https://`, or to a loopback address", "{url}");
    }
    // A server without TLS is not one that the client can talk to.
    let url = Server::start().await.url.replace("http", "https");
    assert!(matches!(get(&Client::new(), &url, LIMIT).await, Err(HttpError::Failed(_))));
}

#[tokio::test]
async fn every_exchange_ends() {
    let client = Client::new().timeout(Duration::from_millis(200));
    for text in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"] {
        let url = raw(text).await;
        assert_eq!(get(&client, &url, LIMIT).await.unwrap_err(), HttpError::TimedOut, "{text}");
    }
    let client = Client::new().timeout(Duration::from_secs(60));
    for text in ["garbage\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 99999 OK\r\n\r\n"] {
        let url = raw(text).await;
        assert!(matches!(get(&client, &url, LIMIT).await, Err(HttpError::Failed(_))), "{text}");
    }
    let error = get(&client, &nobody().await, LIMIT).await.unwrap_err().to_string();
    assert!(error.contains("refused"), "{error}");
}
