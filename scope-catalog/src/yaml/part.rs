//! A node of the document, or a part of its text.

use super::node::NodeId;
use super::span::small;
use std::ops::Range;

/// The place of a diagnostic: a node, or some bytes of its text. Parts are in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    pub(super) node: NodeId,
    /// The first byte and the byte after the last, in the text of the node. `None` is the whole node.
    pub(super) bytes: Option<(u32, u32)>,
}

impl Part {
    /// Some bytes of a node's text.
    pub(crate) fn new(node: NodeId, bytes: &Range<usize>) -> Self {
        Self { node, bytes: Some((small(bytes.start), small(bytes.end))) }
    }
}

impl From<NodeId> for Part {
    fn from(node: NodeId) -> Self {
        Self { node, bytes: None }
    }
}
