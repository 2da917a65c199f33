//! Compiled catalogs as a program sees them: scopes, sets, claims and the catalog as data.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod claims;
mod claims_of_any_length;
mod debug;
mod names;
mod permissions;
mod providers;
mod serde;
mod sets;

/// The reference catalog.
mod brevo {
    scopewright::catalog!("scopes.yaml");
}
