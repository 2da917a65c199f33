//! The paths of a catalog as a trie: one edge for each segment, and at each node the rows and prefixes that end there.

use crate::hash::HashMap;
use crate::model::Catalog;
use crate::number::number;
use crate::template::Segment;
use std::sync::Arc;

/// The number of an interned text.
pub(crate) type Label = u32;
/// The number of a node. The root is 0, and a parent has a smaller number than its children.
pub(crate) type NodeId = u32;
/// The literal text before and after a parameter.
pub(crate) type Affix = (Label, Label);

#[derive(Debug, Default)]
pub(crate) struct Node {
    /// `None` for the root.
    pub(crate) parent: Option<NodeId>,
    /// The number of segments on the path from the root.
    pub(crate) depth: u32,
    /// The children after a literal segment.
    pub(crate) literals: Vec<(Label, NodeId)>,
    /// The children after a parameter with affixes. The longest text before the parameter comes first, then the longest
    /// text after it.
    pub(crate) affixed: Vec<(Affix, NodeId)>,
    /// The child after a parameter without affixes.
    pub(crate) parameter: Option<NodeId>,
    /// The rows that end here, as indexes into the endpoints. Rows of one shape share a node.
    pub(crate) rows: Vec<usize>,
    /// The rows whose tail starts here, as indexes into the endpoints.
    pub(crate) tails: Vec<usize>,
    /// The entries of `paths` that end here, as indexes into the prefixes. They decide even if their scopes have no
    /// methods, because they are the most specific match.
    pub(crate) prefixes: Vec<usize>,
    /// The nearest node where a prefix ends: this node, or an ancestor.
    pub(crate) covered_by: Option<NodeId>,
}

#[derive(Debug, Default)]
pub(crate) struct Trie {
    pub(crate) nodes: Vec<Node>,
    texts: Vec<Arc<str>>,
    labels: HashMap<Arc<str>, Label>,
    /// The child after a literal segment, by parent and literal.
    literals: HashMap<(NodeId, Label), NodeId>,
    /// The nodes where prefixes end. A node comes after its ancestors.
    pub(crate) prefix_nodes: Vec<NodeId>,
}

impl Trie {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let mut trie = Self { nodes: vec![Node::default()], ..Self::default() };
        for (index, endpoint) in catalog.endpoints.iter().enumerate() {
            trie.insert_row(&endpoint.template.segments, index);
        }
        for (index, prefix) in catalog.prefixes.iter().enumerate() {
            // Errors in the catalog can leave a prefix without scopes.
            if !prefix.scopes.is_empty() {
                trie.insert_prefix(&prefix.template.segments, index);
            }
        }
        trie.sort_affixed();
        trie.cover();
        trie
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        static MISSING: Node = Node {
            parent: None,
            depth: 0,
            literals: Vec::new(),
            affixed: Vec::new(),
            parameter: None,
            rows: Vec::new(),
            tails: Vec::new(),
            prefixes: Vec::new(),
            covered_by: None,
        };
        self.nodes.get(id as usize).unwrap_or(&MISSING)
    }

    pub(crate) fn text(&self, label: Label) -> &str {
        self.texts.get(label as usize).map_or("", |text| text)
    }

    /// The child of a node after a literal segment.
    pub(crate) fn literal(&self, from: NodeId, label: Label) -> Option<NodeId> {
        self.literals.get(&(from, label)).copied()
    }

    /// The nearest ancestor where a prefix ends.
    pub(crate) fn enclosing_prefix(&self, id: NodeId) -> Option<NodeId> {
        self.node(self.node(id).parent?).covered_by
    }

    /// The nodes of all prefixes that cover a node, the nearest first.
    pub(crate) fn covering(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.node(id).covered_by, |prefix| self.enclosing_prefix(*prefix))
    }

    fn insert_row(&mut self, segments: &[Segment], endpoint: usize) {
        let mut at = 0;
        for segment in segments {
            at = match segment {
                Segment::Tail => {
                    self.change(at, |node| node.tails.push(endpoint));
                    return;
                }
                Segment::Literal(text) => self.insert_literal(at, text),
                Segment::Affixed { prefix, suffix } => self.insert_affixed(at, prefix, suffix),
                Segment::Parameter => self.insert_parameter(at),
            };
        }
        self.change(at, |node| node.rows.push(endpoint));
    }

    fn insert_prefix(&mut self, segments: &[Segment], prefix: usize) {
        let mut at = 0;
        for segment in segments {
            // A prefix has literal segments only.
            if let Segment::Literal(text) = segment {
                at = self.insert_literal(at, text);
            }
        }
        self.change(at, |node| node.prefixes.push(prefix));
    }

    fn insert_literal(&mut self, at: NodeId, text: &str) -> NodeId {
        let label = self.label(text);
        if let Some(known) = self.literal(at, label) {
            return known;
        }
        let new = self.add_child(at);
        self.literals.insert((at, label), new);
        self.change(at, |node| node.literals.push((label, new)));
        new
    }

    fn insert_affixed(&mut self, at: NodeId, prefix: &str, suffix: &str) -> NodeId {
        let affix = (self.label(prefix), self.label(suffix));
        if let Some((_, known)) = self.node(at).affixed.iter().find(|(other, _)| *other == affix) {
            return *known;
        }
        let new = self.add_child(at);
        self.change(at, |node| node.affixed.push((affix, new)));
        new
    }

    fn insert_parameter(&mut self, at: NodeId) -> NodeId {
        if let Some(known) = self.node(at).parameter {
            return known;
        }
        let new = self.add_child(at);
        self.change(at, |node| node.parameter = Some(new));
        new
    }

    fn label(&mut self, text: &str) -> Label {
        if let Some(known) = self.labels.get(text) {
            return *known;
        }
        let next = number(self.texts.len());
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.labels.insert(text, next);
        next
    }

    fn add_child(&mut self, parent: NodeId) -> NodeId {
        self.nodes.push(Node { parent: Some(parent), depth: self.node(parent).depth + 1, ..Node::default() });
        number(self.nodes.len() - 1)
    }

    fn change(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            change(node);
        }
    }

    fn sort_affixed(&mut self) {
        let texts = &self.texts;
        let length = |label: Label| texts.get(label as usize).map_or(0, |text| text.len());
        for node in self.nodes.iter_mut().filter(|node| node.affixed.len() > 1) {
            node.affixed.sort_by_key(|((prefix, suffix), _)| {
                (std::cmp::Reverse((length(*prefix), length(*suffix))), *prefix, *suffix)
            });
        }
    }

    /// Sets `covered_by` of every node, from the parent's value.
    fn cover(&mut self) {
        for id in 0..number(self.nodes.len()) {
            let covered_by = if self.node(id).prefixes.is_empty() {
                self.enclosing_prefix(id)
            } else {
                self.prefix_nodes.push(id);
                Some(id)
            };
            self.change(id, |node| node.covered_by = covered_by);
        }
    }
}
