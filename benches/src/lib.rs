//! Scopewright beside its peers: see README.md.

#[cfg(feature = "peers")]
pub mod guard;
pub mod harness;
pub mod names;
pub mod oracle;
pub mod ours;
#[cfg(feature = "peers")]
pub mod peers;
pub mod rng;
pub mod rules;
pub mod table;
pub mod workloads;
