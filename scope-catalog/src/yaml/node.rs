//! The nodes of a document.

/// The number of a scalar in the document. [`Source`](crate::yaml::Source) finds its place.
///
/// Numbers are in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct NodeId(pub(super) u32);

/// A value of the document.
#[derive(Debug, Clone)]
pub struct Node {
    /// The number of a scalar. For a map or a list, the number of its first scalar; for an empty one, of the scalar
    /// before it.
    pub at: NodeId,
    /// The value.
    pub value: Value,
}

/// An empty list in place of a value that is reported.
pub(crate) static EMPTY_LIST: Node = Node { at: NodeId(0), value: Value::List(Vec::new()) };

/// A YAML value, with the distinctions that a catalog needs.
#[derive(Debug, Clone)]
pub enum Value {
    /// A string.
    Text(String),
    /// A mapping, in document order and with duplicate keys.
    Map(Vec<(Key, Node)>),
    /// A sequence.
    List(Vec<Node>),
    /// `true` or `false`.
    Bool(bool),
    /// A number of any kind.
    Number,
    /// `null`, `~`, or no value.
    Null,
    /// A value with a tag, `!tag ...`.
    Tagged,
}

/// A key of a map. Keys such as `2` and `true` are text, too.
#[derive(Debug, Clone)]
pub struct Key {
    /// The text of the key, as written.
    pub text: String,
    /// The number of the key.
    pub at: NodeId,
}
