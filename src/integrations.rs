//! Frameworks and formats: one file for each, and a feature for each.

#[cfg(feature = "axum")]
mod axum;
#[cfg(feature = "serde")]
pub(crate) mod claim;
#[cfg(feature = "axum")]
mod http;
#[cfg(feature = "serde")]
pub(crate) mod serde;
