//! JSON Web Tokens behind a protected resource.

mod claims;
mod headers;
mod key_sets;
mod pem;
mod random;
mod rotation;
mod service;
mod signer;

/// The folder of the keys.
const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/keys");
