//! What `#[requires]` asks for, on every kind of function, against boolean expressions written by hand.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::items_after_statements,
    reason = "a test may fail, and shows its handlers where it calls them"
)]

mod requirements {
    mod forms;
    mod grants;
    mod meaning;
    mod nesting;
}
