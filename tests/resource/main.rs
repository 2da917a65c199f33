//! Protected resources.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

mod answers;
mod audiences;
mod audit;
mod challenges;
mod claims;
mod grpc;
mod jwt;
mod log;
mod logged;
mod memory;
mod metadata;
mod million;
mod network;
mod observer;
mod order;
mod permissions;
mod servers;
mod service;
mod trace;
mod wirings;
