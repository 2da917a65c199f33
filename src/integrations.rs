//! The integrations with frameworks and data formats, each behind a feature.

#[cfg(feature = "axum")]
mod axum;
#[cfg(all(feature = "axum", feature = "resource"))]
mod axum_resource;
#[cfg(feature = "serde")]
pub(crate) mod claim;
#[cfg(any(feature = "axum", feature = "resource", feature = "tonic"))]
mod http;
#[cfg(any(feature = "axum", feature = "resource"))]
pub(crate) mod refusal;
#[cfg(feature = "serde")]
pub(crate) mod serde;
#[cfg(feature = "tonic")]
mod tonic;
