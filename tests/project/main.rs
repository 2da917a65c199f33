//! The project as a whole: its documents, its imports, its dependencies, and how a catalog is edited.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod docs;
mod edits;
mod no_std;
