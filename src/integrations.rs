//! One file for each framework and format, each behind a feature.

#[cfg(feature = "axum")]
mod axum;
#[cfg(feature = "serde")]
pub(crate) mod claim;
#[cfg(feature = "serde")]
pub(crate) mod serde;
