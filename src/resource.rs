//! Protected resources: a service whose requests are checked from the outside, by its catalog (feature `resource`).
//!
//! ```
//! # use doc_catalogs::mail_service::*;
//! # use scopewright::resource::{Claims, Expected, Issuer, Verification, Verified, Verifier};
//! # struct Login;
//! # impl Verifier for Login {
//! #     fn verify<'a>(&'a self, _: &'a str, _: Expected<'a>) -> Verification<'a> {
//! #         Box::pin(async { Ok(Verified::new(Claims::parse("{}")?)) })
//! #     }
//! # }
//! # let router = axum::Router::<()>::new();
//! let service = ProtectedResource::new("https://api.example")
//!     .issuer(Issuer::new("https://login.example", Login))
//!     .protect(router);
//! ```
//!
//! # The order of the checks
//!
//! 1. Path: an ambiguous path is refused with 400.
//! 2. Catalog: a request that the catalog does not list is refused.
//! 3. Token: the only `Authorization` field has a bearer token (RFC 6750 section 2.1), which is verified, or was verified
//!    before. What is `public` needs no token, but an invalid one is refused.
//! 4. Scopes: the caller must meet the requirement of the catalog.
//!
//! Handlers find the [`Caller`](crate::Caller) and the [`AccessToken`] in the extensions of the request.
//!
//! # Other schemes
//!
//! A request whose `Authorization` field has another scheme than `Bearer` is one without a token.
//! [`ProtectedResource::other_challenge`] adds the challenge of such a scheme to responses with the status 401.
//!
//! # What stays outside
//!
//! CORS, because a preflight request has no token (a request with `OPTIONS` is refused unless the catalog lists it), and
//! health checks: put such a layer or route around the protected service.

mod access_token;
mod authorization;
mod body;
mod challenge;
mod claims;
mod configuration;
mod decision;
#[cfg(any(feature = "introspection", feature = "jwt-aws-lc", feature = "jwt-rust-crypto"))]
pub(crate) mod endpoint;
mod expected;
mod extensions;
mod future;
mod grpc;
mod guard;
mod hosts;
mod http_client;
pub(crate) mod identifier;
mod issuers;
mod memory;
mod metadata;
mod misconfigured;
mod observer;
mod problem;
mod protected;
mod refusals;
mod required_claims;
mod token_hash;
mod trace;
mod verifier;

pub use access_token::AccessToken;
pub use body::ResponseBody;
pub use challenge::Challenge;
pub use claims::Claims;
pub use configuration::ProtectedResource;
pub use decision::Unlisted;
pub use expected::Expected;
pub use future::ResponseFuture;
pub use http_client::{Exchange, HttpClient, HttpError};
pub use issuers::Issuer;
pub use memory::MemoryLimits;
pub use misconfigured::Misconfigured;
pub use observer::{Observer, Outcome};
pub use problem::problem_details;
pub use protected::{Protected, ProtectedLayer};
pub use required_claims::RequiredClaims;
pub use verifier::{TokenError, Verification, Verified, Verifier, Withdrawal};
