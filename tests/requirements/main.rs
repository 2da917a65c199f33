//! What `#[requires]` and `endpoints` ask for, whom they admit, and what the others are told.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::items_after_statements,
    reason = "a test fails by panicking, and declares its handlers where it calls them"
)]

mod among_macros;
mod callers;
mod enforcement;
mod equality;
mod forms;
mod holes;
mod limits_of_enforcement;
mod meaning;
mod nesting;
