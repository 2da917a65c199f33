//! YAML text to nodes, and nodes to places. The files below it are the only ones that know `serde_yaml`.
//!
//! The library reports a position only in an error. It lends text that stands unchanged in the file, though, and the address of
//! that text is a position: nearly every key has a position at no cost. The others (numbers, block text, escapes) are found
//! when a place is asked for, by a second walk that fails on purpose at each of them.

mod document;
mod explain;
mod find;
mod lines;
mod node;
mod prescan;
mod source;
mod span;
mod text;
mod walk;

use crate::diagnostics::collector::Collector;

pub use document::{Document, read};
pub use node::NodeId;
pub use node::{Key, Node, Value};
pub use source::Source;

/// The diagnostics of all phases, at nodes of the document.
pub(crate) type Diagnostics = Collector<NodeId>;
/// A diagnostic at a node of the document.
pub(crate) type Diagnostic = crate::diagnostics::Diagnostic<NodeId>;

#[cfg(test)]
mod tests;
