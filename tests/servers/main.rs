//! Annotated handlers behind a server.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod example;
mod hostile;
mod live;
mod log;
mod running;

/// The reference catalog.
mod brevo {
    scopewright::catalog!("scopes.yaml");
}
