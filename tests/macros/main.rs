//! The code that the macros print: its text, and that it compiles in any surroundings.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod expansion;
mod hygiene;
