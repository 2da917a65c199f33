//! A test that a service is closed: every request of the catalog is sent with the tokens that must and must not open it
//! (feature `resource`).
//!
//! Write one test that builds the service as the program does, with an issuer for tests:
//!
//! ```
//! # use doc_catalogs::mail_service::{ProtectedResource, ScopeSet};
//! use scopewright::audit::{Audit, TestIssuer};
//! use scopewright::resource::Issuer;
//!
//! /// The function that the program calls, too.
//! fn app(issuer: Issuer) -> scopewright::resource::Protected<axum::Router, ScopeSet> {
//!     ProtectedResource::new("https://api.example").issuer(issuer).protect(axum::Router::new())
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let issuer = TestIssuer::new("https://login.example", "https://api.example");
//! let app = app(issuer.issuer());
//! let report = Audit::new(app, move |scopes| issuer.token(scopes)).run(axum::body::Body::empty).await;
//! report.assert_closed();
//! # }
//! ```
//!
//! Each pair of a method and a path of the catalog is requested
//!
//! - without a token, and with an invalid one;
//! - with a token for every single scope;
//! - with tokens for all scopes but one, for each scope of each alternative of its requirement;
//! - with a token for each alternative of its requirement;
//! - with a method that the catalog does not list for the path.
//!
//! Whether a request was admitted is seen behind the guard, not from a status. Admitted requests end there, so no handler
//! runs, unless [`Audit::call_handlers`] says so.

mod probe;
mod report;
mod requests;
mod run;
mod test_issuer;

pub use report::{Report, Surprise};
pub use run::Audit;
pub use test_issuer::TestIssuer;
