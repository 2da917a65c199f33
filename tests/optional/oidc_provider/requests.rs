//! Requests to the authorization server.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{Request, Response};
use scopewright::fetch::Client;
use scopewright::resource::HttpClient;
use serde_json::Value;
use std::time::Duration;

/// A client with much time for an exchange, because the machine may be busy.
pub(crate) fn client() -> Client {
    Client::new().timeout(Duration::from_secs(60))
}

/// Sends a form as a client of the server, and returns the response.
pub(crate) async fn post(url: &str, client_id: &str, secret: &str, form: &[(&str, &str)]) -> Response<Bytes> {
    let form: Vec<_> = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let request = Request::post(url)
        .header("authorization", format!("Basic {}", STANDARD.encode(format!("{}:{secret}", encoded(client_id)))))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form.join("&").into())
        .unwrap();
    client().send(request, 1 << 20).await.unwrap()
}

pub(crate) async fn get(url: &str) -> Value {
    json(&client().send(Request::get(url).body(Bytes::new()).unwrap(), 1 << 20).await.unwrap())
}

pub(crate) fn json(response: &Response<Bytes>) -> Value {
    assert_eq!(response.status(), 200, "{}", String::from_utf8_lossy(response.body()));
    serde_json::from_slice(response.body()).unwrap()
}

/// Encodes a value of a form. It encodes more octets than necessary.
fn encoded(value: &str) -> String {
    let octet =
        |octet: u8| if octet.is_ascii_alphanumeric() { char::from(octet).into() } else { format!("%{octet:02X}") };
    value.bytes().map(octet).collect()
}
