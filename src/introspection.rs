//! Token introspection: the authorization server is asked about each token (feature `introspection`, RFC 7662).

mod answer;
mod circuit;
mod client_authentication;
mod form;
mod verifier;

pub use client_authentication::ClientAuthentication;
pub use verifier::Introspection;
