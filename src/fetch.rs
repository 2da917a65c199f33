//! An HTTP client for requests to authorization servers (feature `fetch`).

use crate::resource::identifier::is_allowed;
use crate::resource::{Exchange, HttpClient, HttpError};
use bytes::{Bytes, BytesMut};
use core::error::Error;
use core::fmt;
use http::{Request, Response};
use std::sync::Arc;
use std::time::Duration;

/// An HTTP client for the metadata and the keys of authorization servers, and for introspection.
///
/// It sends requests by `https` only, and by `http` to loopback addresses. It trusts the certificates that the operating
/// system trusts. It follows no redirects: a redirect is an error. It has no cookies, tries nothing twice, and does not
/// decompress responses. It does not use a proxy, whatever the environment variables `HTTPS_PROXY`, `HTTP_PROXY` and
/// `ALL_PROXY` say: where a proxy is necessary, implement [`HttpClient`] for a client that has one.
///
/// One client is enough for a program. The clone of a client has the same connections. A client sends requests in a
/// runtime of tokio that has timers, and should not be used in two runtimes.
///
/// ```
/// use scopewright::fetch::Client;
/// use std::time::Duration;
///
/// let client = Client::new().timeout(Duration::from_secs(2));
/// ```
#[derive(Clone)]
pub struct Client {
    /// The client, or the reason why there is none.
    inner: Result<reqwest::Client, Arc<str>>,
    timeout: Duration,
}

/// The time from the beginning of a request to the end of its response, unless the program says otherwise.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The time for a connection. The bound for the whole exchange counts, too.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

impl Client {
    /// Makes a client.
    ///
    /// If the certificates of the operating system cannot be read, every request fails with this reason.
    #[must_use]
    pub fn new() -> Self {
        let inner = reqwest::Client::builder()
            // Other crates of the program may have turned these features of reqwest on.
            .tls_backend_rustls()
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .connect_timeout(CONNECT_TIMEOUT)
            .build();
        Self { inner: inner.map_err(|error| reason(&error).into()), timeout: TIMEOUT }
    }

    /// Says how long an exchange may take, from the connection to the last byte of the response. Without this, it is 5
    /// seconds. A connection must be made within 3 seconds in any case.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    async fn exchange(&self, request: Request<Bytes>, limit: usize) -> Result<Response<Bytes>, HttpError> {
        let client = self.inner.as_ref().map_err(|reason| HttpError::Failed(reason.to_string()))?;
        let mut request = reqwest::Request::try_from(request).map_err(|error| failed(&error))?;
        let url = request.url();
        if !is_allowed(url.scheme(), url.host_str().unwrap_or_default()) {
            return Err(HttpError::Failed("a request must go to `https://`, or to a loopback address".to_owned()));
        }
        *request.timeout_mut() = Some(self.timeout);
        let mut response = client.execute(request).await.map_err(|error| failed(&error))?;
        let status = response.status();
        if status.is_redirection() {
            return Err(HttpError::Failed(format!("the server redirects with the status {}", status.as_u16())));
        }
        let mut head = Response::new(());
        *head.status_mut() = status;
        *head.headers_mut() = core::mem::take(response.headers_mut());
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| failed(&error))? {
            if chunk.len() > limit - body.len() {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(head.map(|()| body.freeze()))
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

impl HttpClient for Client {
    fn send(&self, request: Request<Bytes>, limit: usize) -> Exchange<'_> {
        Box::pin(self.exchange(request, limit))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("timeout", &self.timeout).finish_non_exhaustive()
    }
}

fn failed(error: &reqwest::Error) -> HttpError {
    if error.is_timeout() { HttpError::TimedOut } else { HttpError::Failed(reason(error)) }
}

/// The text of an error and of its causes.
fn reason(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
