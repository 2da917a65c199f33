//! A URL without quotes. `//` starts a comment in Rust.

use acme_scopes::requires;

#[requires(
    https://acme.example/auth/audit
)]
fn audit() {}

fn main() {}
