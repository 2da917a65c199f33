//! Measures Scopewright and its peers. See README.md.

#[cfg(feature = "peers")]
pub mod authorized;
pub mod harness;
pub mod names;
pub mod oracle;
pub mod ours;
#[cfg(feature = "peers")]
pub mod peers;
pub mod ranked;
pub mod rng;
pub mod rules;
pub mod table;
pub mod workloads;
