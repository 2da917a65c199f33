//! JSON Web Tokens as access tokens: RFC 7519, RFC 9068 (features `jwt`, `jwt-rust-crypto` and `jwt-aws-lc`).
//!
//! A [`JwtVerifier`] verifies the tokens of an issuer with the keys of a [`KeySource`], such as a [`KeySet`].
//!
//! ```
//! # use doc_catalogs::mail_service::*;
//! use scopewright::jwt::{Key, KeySet};
//! use scopewright::resource::Issuer;
//!
//! # let router = axum::Router::<()>::new();
//! # let secret = [7; 32];
//! let keys = KeySet::from(Key::hmac(secret)?);
//! let service = ProtectedResource::new("https://api.example")
//!     .issuer(Issuer::keys("https://login.example", keys))
//!     .protect(router);
//! # Ok::<(), scopewright::jwt::KeyError>(())
//! ```
//!
//! # Which library checks signatures
//!
//! The feature `jwt-aws-lc` uses AWS-LC, which is faster and needs a C compiler. The feature `jwt-rust-crypto`, which
//! `jwt` enables, uses libraries in Rust. With both features, AWS-LC is used. Neither depends on the default provider of
//! the crate `jsonwebtoken`, so other users of that crate in the same program make no difference.

mod algorithm;
mod backend;
mod header;
mod issuer;
mod jwk;
mod key;
mod key_error;
mod key_set;
mod material;
mod pem;
mod remote;
mod source;
mod verifier;

pub use algorithm::Algorithm;
pub use key::Key;
pub use key_error::KeyError;
pub use key_set::KeySet;
pub use remote::{Intervals, KeysUnavailable, RemoteKeys};
pub use source::{KeySource, Keys};
pub use verifier::JwtVerifier;
