//! A node of the document, a part of its text, or a part of the file.

use super::node::NodeId;
use super::span::small;
use std::ops::Range;

/// The place of a diagnostic. Nodes and their parts are in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A node, or some bytes of its text: the first byte and the byte after the last.
    Node(NodeId, Option<(u32, u32)>),
    /// Some bytes of the file, which are not all in one node: the first byte, and their number.
    File(u32, u32),
}

impl Part {
    /// Some bytes of a node's text.
    pub(crate) fn new(node: NodeId, bytes: &Range<usize>) -> Self {
        Self::Node(node, Some((small(bytes.start), small(bytes.end))))
    }

    /// Some bytes of the file.
    pub(super) fn in_file(offset: usize, length: usize) -> Self {
        Self::File(small(offset), small(length))
    }

    /// The node, unless the place does not belong to one.
    pub(super) fn node(self) -> Option<NodeId> {
        match self {
            Self::Node(node, _) => Some(node),
            Self::File(..) => None,
        }
    }
}

impl From<NodeId> for Part {
    fn from(node: NodeId) -> Self {
        Self::Node(node, None)
    }
}
