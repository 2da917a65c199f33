//! The tables that a catalog becomes, beyond what requests ask of them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test fails by panicking, and may be slow"
)]

mod claim_table;
mod fingerprints;
mod limits;
