//! The integrations with frameworks and data formats, behind the features `axum` and `serde`.

#[cfg(feature = "axum")]
mod axum;
#[cfg(feature = "serde")]
pub(crate) mod claim;
#[cfg(feature = "axum")]
mod http;
#[cfg(feature = "serde")]
pub(crate) mod serde;
