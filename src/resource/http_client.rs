//! The interface of what sends HTTP requests to authorization servers.

use bytes::Bytes;
use core::fmt;
use core::pin::Pin;
use http::{Request, Response};

/// Sends requests to authorization servers, for their metadata, their keys and introspection.
///
/// The feature `fetch` has one, and a service that has an HTTP client already can implement the trait for it.
pub trait HttpClient: Send + Sync + 'static {
    /// Sends a request, and reads the whole response.
    ///
    /// An implementation must not follow redirects, must end in bounded time, must verify the certificate of the server,
    /// and must return [`HttpError::TooLarge`] once the body has more than `limit` bytes.
    fn send(&self, request: Request<Bytes>, limit: usize) -> Exchange<'_>;
}

/// The future of an exchange.
pub type Exchange<'a> = Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'a>>;

/// The reason why a request has no response.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum HttpError {
    /// The server did not respond in time.
    TimedOut,
    /// The response is larger than the limit.
    TooLarge,
    /// The server cannot be reached, or does not speak HTTP. The text is for the log.
    Failed(String),
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => f.write_str("the server did not respond in time"),
            Self::TooLarge => f.write_str("the response is too large"),
            Self::Failed(reason) => f.write_str(reason),
        }
    }
}

impl core::error::Error for HttpError {}
