//! What goes over the network: the keys of issuers, introspection, and the HTTP client. The servers are on the loopback, and a
//! test switches what they answer.

#![allow(clippy::needless_pass_by_value, reason = "tests pass what they make")]

mod circuit;
mod discovery;
mod faults;
mod fetch;
mod introspection;
mod login;
mod refresh;
mod rotation;
mod server;
mod several;
mod signer;
mod web;
