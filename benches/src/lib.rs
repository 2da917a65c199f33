//! Measures Scopewright and its peers. See README.md.

#[cfg(feature = "peers")]
pub mod authorized;
#[cfg(feature = "peers")]
pub mod guarded;
pub mod harness;
pub mod names;
pub mod oracle;
pub mod ours;
#[cfg(feature = "peers")]
pub mod peers;
pub mod ranked;
pub mod rng;
pub mod rules;
#[cfg(feature = "peers")]
pub mod run;
#[cfg(feature = "peers")]
pub mod service;
pub mod table;
pub mod workloads;
