//! Tests of the tables of a catalog that send no requests.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test fails by panicking, and may be slow"
)]

mod claim_table;
mod cut_off;
mod fingerprints;
mod limits;
mod unknown_ids;
