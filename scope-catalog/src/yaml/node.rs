//! The nodes of a document.

/// A node of the document. It is small and cheap to copy; [`Source`](crate::yaml::Source) knows its place.
///
/// Nodes are ordered as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct NodeId(pub(super) u32);

/// A value of the document.
#[derive(Debug, Clone)]
pub struct Node {
    /// Of a scalar, its own; of a map or a list, its first key's or item's; of an empty one, that of what stands before.
    pub at: NodeId,
    /// What it is.
    pub value: Value,
}

/// A YAML value, as far as a catalog tells them apart.
#[derive(Debug, Clone)]
pub enum Value {
    /// A string.
    Text(String),
    /// Keys in document order, duplicates kept.
    Map(Vec<(Key, Node)>),
    /// A sequence.
    List(Vec<Node>),
    /// `true` or `false`.
    Bool(bool),
    /// A number of any kind.
    Number,
    /// `null`, `~`, or nothing at all.
    Null,
    /// `!tag ...`
    Tagged,
}

/// A key of a map: always its text, whatever YAML would make of it.
#[derive(Debug, Clone)]
pub struct Key {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub at: NodeId,
}
