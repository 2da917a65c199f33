//! From the text of a catalog to the answers to requests, compared with the oracle: every request to small catalogs, random
//! requests to large ones, and known traps by name.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test fails by panicking, and may be slow"
)]

mod brevo;
mod by_hand;
mod catch_all;
mod characters;
mod colliding;
mod crossing;
mod exhaustive;
mod lookup;
mod precedence;
mod random;
mod spans;
