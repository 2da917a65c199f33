//! Reads YAML into nodes, and finds the places of nodes. No other module uses `serde_yaml`.
//!
//! `serde_yaml` reports positions in errors only. But it borrows text that is unchanged in the file, and the address of
//! borrowed text gives its position. This covers almost every key at no cost. The other scalars (numbers, block text,
//! escapes) are found when their places are needed: a second walk returns an error at each of them, to learn its
//! position.

mod document;
mod explain;
mod find;
pub(crate) mod format_characters;
mod line_ends;
mod lines;
mod node;
mod part;
mod prescan;
mod source;
mod span;
mod text;
mod walk;

use crate::diagnostics::collector::Collector;

pub use document::{Document, read};
pub(crate) use node::EMPTY_LIST;
pub use node::{Key, Node, NodeId, Value};
pub(crate) use part::Part;
pub use source::Source;

/// The diagnostics of all phases. Their places are nodes of the document, or parts of their text.
pub(crate) type Diagnostics = Collector<Part>;
/// A diagnostic whose place is a node of the document, or a part of its text.
pub(crate) type Diagnostic = crate::diagnostics::Diagnostic<Part>;

#[cfg(test)]
mod tests;
