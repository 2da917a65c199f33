//! The verifier that asks an introspection endpoint.

use super::answer::{self, Refused};
use super::circuit::Circuit;
use super::client_authentication::{ClientAuthentication, Credentials};
use super::form;
use crate::resource::endpoint::{Endpoint, NotAnEndpoint};
use crate::resource::{
    Claims, Expected, HttpClient, HttpError, Misconfigured, RequiredClaims, TokenError, Verification, Verified,
    Verifier,
};
use bytes::Bytes;
use core::fmt;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, StatusCode};
use std::time::Duration;
use tokio::sync::Semaphore;

/// Verifies tokens by an introspection endpoint: RFC 7662.
///
/// The authorization server says whether a token is active, and what its claims are. The token may be opaque or a JSON Web
/// Token. What the server says is remembered for at most 30 seconds and never past `exp`, so a token that is revoked counts
/// for at most this long.
///
/// `iss`, `aud`, `exp` and `nbf` are compared if the response has them, because RFC 7662 makes them optional. **If the
/// response lacks `aud`, a token for another service is accepted**, unless the authorization server tells services apart:
/// call [`requires`](Self::requires) if the server states the claims. A token that is bound to a key (`cnf`) or whose
/// `token_type` is not `Bearer` is refused.
///
/// A token is refused with 401 if the server says that it is not active, which is whatever `active` is other than the boolean
/// `true`. The same holds if the server does not introspect such tokens, which it says by the status 400 and the error
/// `unsupported_token_type`. If the server cannot be asked, or if its response is not one of RFC 7662, the request is refused
/// with 503. After 5 such failures in a row, the server is not asked for 10 seconds, and then by one request as a probe. At
/// most 64 requests go to the server at a time.
///
/// ```
/// use scopewright::introspection::Introspection;
/// use scopewright::resource::Issuer;
///
/// # #[cfg(feature = "fetch")] {
/// let client = scopewright::fetch::Client::new();
/// let introspection = Introspection::new("https://login.example/introspect", "api", "the secret of api", client);
/// let issuer = Issuer::new("https://login.example", introspection);
/// # }
/// ```
pub struct Introspection {
    endpoint: Result<Endpoint, (Box<str>, NotAnEndpoint)>,
    credentials: Credentials,
    authentication: ClientAuthentication,
    client: Box<dyn HttpClient>,
    required: RequiredClaims,
    remembered_for: Duration,
    circuit: Circuit,
    places: Semaphore,
}

/// The largest response in bytes.
const MAX_RESPONSE: usize = 64 << 10;

/// How long an answer is remembered, unless the service says otherwise.
const REMEMBERED_FOR: Duration = Duration::from_secs(30);

/// How many failures in a row open the circuit, and for how long, unless the service says otherwise.
const FAILURES: u32 = 5;
const PAUSE: Duration = Duration::from_secs(10);

/// How many requests go to the server at a time, unless the service says otherwise.
const MAX_CONCURRENT: usize = 64;

/// How long a client should wait after a failure that does not open the circuit.
const RETRY_AFTER: Duration = Duration::from_secs(1);

impl Introspection {
    /// Makes a verifier from the URL of the endpoint, from the identifier and the secret that this service has at the
    /// authorization server, and from an HTTP client.
    ///
    /// The URL begins with `https://`, or with `http://` for a loopback address.
    /// [`ProtectedResource::check`](crate::resource::ProtectedResource::check) reports a wrong one.
    pub fn new(
        endpoint: impl Into<Box<str>>,
        client_id: impl Into<Box<str>>,
        client_secret: impl Into<Box<str>>,
        client: impl HttpClient,
    ) -> Self {
        let url = endpoint.into();
        Self {
            endpoint: Endpoint::parse(&url).map_err(|reason| (url, reason)),
            credentials: Credentials { id: client_id.into(), secret: client_secret.into() },
            authentication: ClientAuthentication::default(),
            client: Box::new(client),
            required: RequiredClaims::NONE,
            remembered_for: REMEMBERED_FOR,
            circuit: Circuit::new(FAILURES, PAUSE),
            places: Semaphore::new(MAX_CONCURRENT),
        }
    }

    /// Makes a verifier with an HTTP client of its own: see [`Introspection::new`].
    #[cfg(feature = "fetch")]
    pub fn at(
        endpoint: impl Into<Box<str>>,
        client_id: impl Into<Box<str>>,
        client_secret: impl Into<Box<str>>,
    ) -> Self {
        Self::new(endpoint, client_id, client_secret, crate::fetch::Client::new())
    }

    /// Says how this service authenticates to the authorization server. Without this, it is
    /// [`ClientAuthentication::Basic`].
    #[must_use]
    pub fn client_authentication(mut self, authentication: ClientAuthentication) -> Self {
        self.authentication = authentication;
        self
    }

    /// Says which claims a response must have. Without this, it is [`RequiredClaims::NONE`].
    #[must_use]
    pub fn requires(mut self, required: RequiredClaims) -> Self {
        self.required = required;
        self
    }

    /// Says how long an answer is remembered at most. Without this, it is 30 seconds. Zero turns the memory off.
    #[must_use]
    pub fn remembered_for(mut self, duration: Duration) -> Self {
        self.remembered_for = duration;
        self
    }

    /// Says how many failures in a row it takes, at least one, until the server is not asked, and for how long. Without
    /// this, it is 5 failures and 10 seconds.
    #[must_use]
    pub fn circuit(mut self, failures: u32, pause: Duration) -> Self {
        self.circuit = Circuit::new(failures, pause);
        self
    }

    /// Says how many requests go to the server at a time, at least one. Tokens above that are refused with 503. Without
    /// this, it is 64.
    #[must_use]
    pub fn max_concurrent(mut self, requests: usize) -> Self {
        self.places = Semaphore::new(requests.clamp(1, Semaphore::MAX_PERMITS));
        self
    }

    async fn introspect(&self, token: &str, expected: Expected<'_>) -> Result<Verified, TokenError> {
        let claims = self.ask(token).await?;
        claims.check_requiring(&expected, self.required)?;
        let until = expected.now.checked_add(self.remembered_for).unwrap_or(expected.now);
        Ok(Verified::new(claims).remembered_until(until))
    }

    /// Asks the server for the claims of a token.
    async fn ask(&self, token: &str) -> Result<Claims, TokenError> {
        let pass = self.circuit.enter().map_err(|retry_after| TokenError::Unavailable { retry_after })?;
        let Ok(_place) = self.places.try_acquire() else {
            tracing::warn!("too many requests to the introspection endpoint at a time");
            return Err(UNAVAILABLE);
        };
        let Some(request) = self.request(token) else { return Err(UNAVAILABLE) };
        let failure = match self.client.send(request, MAX_RESPONSE).await {
            Err(error) => Failure::Exchange(error),
            Ok(response) => match answer::read(&response) {
                Ok(claims) => {
                    pass.succeeded();
                    return Ok(claims);
                }
                Err(Refused::Token(invalid)) => {
                    pass.succeeded();
                    return Err(invalid.into());
                }
                Err(Refused::Status(status)) => Failure::Status(status),
                Err(Refused::Answer) => Failure::Answer,
            },
        };
        if failure.is_about_the_token() {
            pass.succeeded();
        } else if pass.failed() {
            tracing::error!("the introspection endpoint is not asked for {:?}: {failure}", self.circuit.pause());
            return Err(TokenError::Unavailable { retry_after: self.circuit.pause() });
        }
        tracing::error!("a token cannot be verified now: {failure}");
        Err(UNAVAILABLE)
    }

    /// The request for the claims of a token: RFC 7662 section 2.1.
    fn request(&self, token: &str) -> Option<Request<Bytes>> {
        let endpoint = self.endpoint.as_ref().ok()?;
        let about_token = [("token", token), ("token_type_hint", "access_token")];
        let form = match self.authentication {
            ClientAuthentication::Basic => form::pairs(about_token),
            ClientAuthentication::Form => form::pairs(about_token.into_iter().chain(self.credentials.pairs())),
        };
        let mut request = Request::new(Bytes::from(form));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = endpoint.uri().clone();
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        if self.authentication == ClientAuthentication::Basic {
            headers.insert(AUTHORIZATION, self.credentials.basic()?);
        }
        Some(request)
    }
}

const UNAVAILABLE: TokenError = TokenError::Unavailable { retry_after: RETRY_AFTER };

/// Why the server did not say anything about a token.
enum Failure {
    Exchange(HttpError),
    Status(StatusCode),
    Answer,
}

impl Failure {
    /// Whether the server refused this one request. Such a failure does not open the circuit, so that nobody stops the
    /// verification of other tokens by sending strange ones.
    fn is_about_the_token(&self) -> bool {
        const ABOUT_THE_SERVICE: [StatusCode; 6] = [
            StatusCode::UNAUTHORIZED,
            StatusCode::FORBIDDEN,
            StatusCode::NOT_FOUND,
            StatusCode::METHOD_NOT_ALLOWED,
            StatusCode::REQUEST_TIMEOUT,
            StatusCode::TOO_MANY_REQUESTS,
        ];
        matches!(self, Self::Status(status) if status.is_client_error() && !ABOUT_THE_SERVICE.contains(status))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exchange(error) => error.fmt(f),
            Self::Status(StatusCode::UNAUTHORIZED) => f.write_str(
                "the introspection endpoint refuses this service with the status 401\n\
                 help: check the identifier and the secret of the client, and how it authenticates",
            ),
            Self::Status(status) => write!(f, "the introspection endpoint answers with the status {}", status.as_u16()),
            Self::Answer => f.write_str("the response of the introspection endpoint is not one of RFC 7662"),
        }
    }
}

impl Verifier for Introspection {
    fn verify<'a>(&'a self, token: &'a str, expected: Expected<'a>) -> Verification<'a> {
        Box::pin(self.introspect(token, expected))
    }

    fn check(&self) -> Result<(), Misconfigured> {
        match &self.endpoint {
            Ok(_) => Ok(()),
            Err((url, reason)) => {
                Err(Misconfigured::new(format!("`{url}` is not the URL of an introspection endpoint: {reason}")))
            }
        }
    }
}

impl fmt::Debug for Introspection {
    /// Does not show the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Introspection").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}
