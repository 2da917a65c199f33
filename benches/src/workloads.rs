//! The workloads: rules and streams of requests. They are the same in every run.

pub mod brevo;
pub mod claims;
pub mod github;
pub mod graph;
mod paths;
#[cfg(feature = "peers")]
pub mod published;
pub mod requests;
pub mod spans;
#[cfg(feature = "peers")]
pub mod tokens;

pub use paths::{Paths, Stream};
pub use requests::{Request, arena};
