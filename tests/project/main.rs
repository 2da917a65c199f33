//! The project as a whole: its documents, its imports, its dependencies, and how a catalog is edited.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod decisions;
mod docs;
mod edits;
mod graph;
mod imports;
mod large;
mod modules;
mod no_std;
