//! A URL without quotes. `//` starts a comment in Rust.

mod scopes {
    include!("../acme_catalog.rs");
}

use scopes::requires;

#[requires(
    https://acme.example/auth/audit
)]
fn audit() {}

fn main() {}
