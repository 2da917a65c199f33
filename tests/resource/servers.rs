//! Servers that take a protected service as it is.

use crate::service::{Words, resource, router};
use axum::Router;
use axum::extract::{ConnectInfo, State};
use axum::routing::get;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Sends a request to `/contacts` and returns the whole response.
async fn exchange(address: SocketAddr, fields: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET /contacts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{fields}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response
}

/// Checks a server whose service answers with `body`.
async fn is_guarded(address: SocketAddr, body: &str) {
    let refused = exchange(address, "").await;
    assert!(refused.starts_with("HTTP/1.1 401 Unauthorized\r\n"), "{refused}");
    let admitted = exchange(address, "Authorization: Bearer contacts.read\r\n").await;
    assert!(admitted.starts_with("HTTP/1.1 200 OK\r\n") && admitted.ends_with(body), "{admitted}");
}

async fn listener() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

#[tokio::test]
async fn axum_serves_a_protected_router_with_its_state() {
    async fn greet(State(name): State<Arc<str>>) -> String {
        format!("hello {name}")
    }

    let router = Router::new().route("/contacts", get(greet)).with_state(Arc::from("Ada"));
    let (listener, address) = listener().await;
    tokio::spawn(async move { axum::serve(listener, resource(&Words::default()).protect(router)).await });
    is_guarded(address, "hello Ada").await;
}

#[tokio::test]
async fn axum_tells_handlers_the_address_of_the_client() {
    async fn address_of_client(ConnectInfo(address): ConnectInfo<SocketAddr>) -> String {
        address.ip().to_string()
    }

    let service = resource(&Words::default()).protect(Router::new().route("/contacts", get(address_of_client)));
    let (listener, address) = listener().await;
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    is_guarded(address, "127.0.0.1").await;
}

#[tokio::test]
async fn a_protected_service_is_the_fallback_of_another_router() {
    let outer = Router::new()
        .route("/health", get(|| async { "up" }))
        .fallback_service(resource(&Words::default()).protect(router()));
    let (listener, address) = listener().await;
    tokio::spawn(async move { axum::serve(listener, outer).await });
    is_guarded(address, "ada: contacts:read").await;
}

#[tokio::test]
async fn hyper_serves_a_protected_service() {
    let service = resource(&Words::default()).protect(router());
    let (listener, address) = listener().await;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = TowerToHyperService::new(service.clone());
            let connection = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    });
    is_guarded(address, "ada: contacts:read").await;
}
