//! The paths of a catalog as a trie of segments, each node with what a path that ends there is answered.

use crate::hash::HashMap;
use crate::model::Catalog;
use crate::number::number;
use crate::template::Segment;
use std::sync::Arc;

/// The number of a text.
pub(crate) type Label = u32;
/// The number of a node; the root is 0.
pub(crate) type NodeId = u32;

/// Text around a parameter.
pub(crate) type Affix = (Label, Label);

#[derive(Debug, Default)]
pub(crate) struct Node {
    /// How many segments lead to it.
    pub(crate) depth: u32,
    pub(crate) literals: Vec<(Label, NodeId)>,
    /// Longest prefix first, then longest suffix.
    pub(crate) affixed: Vec<(Affix, NodeId)>,
    pub(crate) parameter: Option<NodeId>,
    /// Numbers of the endpoints that end here; more than one where templates have one shape.
    pub(crate) rows: Vec<usize>,
    /// Numbers of the endpoints whose tail starts here.
    pub(crate) tails: Vec<usize>,
    /// Ids of the scopes of which a prefix ends here. It decides even where they have no methods: it is more specific than
    /// what else may match there.
    pub(crate) scopes: Vec<u16>,
    /// The nearest node with a prefix: this one, or one above it by literals only.
    pub(crate) covered_by: Option<NodeId>,
}

#[derive(Debug, Default)]
pub(crate) struct Trie {
    pub(crate) nodes: Vec<Node>,
    pub(crate) texts: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, Label>,
    /// Nodes by the node above and the literal between.
    literals: HashMap<(NodeId, Label), NodeId>,
    /// Each node where a prefix ends, with the nearest such node above it, which stands before it here.
    pub(crate) prefixes: Vec<(NodeId, Option<NodeId>)>,
}

impl Trie {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let mut trie = Self { nodes: vec![Node::default()], ..Self::default() };
        for (index, endpoint) in catalog.endpoints.iter().enumerate() {
            trie.insert_row(&endpoint.template.segments, index);
        }
        for (scope, id) in catalog.scopes.iter().zip(0..) {
            for path in &scope.paths {
                trie.insert_prefix(path, id);
            }
        }
        trie.sort_affixed();
        trie.cover();
        trie
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        static NONE: Node = Node {
            depth: 0,
            literals: Vec::new(),
            affixed: Vec::new(),
            parameter: None,
            rows: Vec::new(),
            tails: Vec::new(),
            scopes: Vec::new(),
            covered_by: None,
        };
        self.nodes.get(id as usize).unwrap_or(&NONE)
    }

    pub(crate) fn text(&self, label: Label) -> &str {
        self.texts.get(label as usize).map_or("", |text| text)
    }

    /// The node behind literal segments, from the root.
    pub(crate) fn literal_path(&self, segments: &[Segment]) -> Option<NodeId> {
        segments.iter().try_fold(0, |at, segment| match segment {
            Segment::Literal(text) => self.literal(at, *self.numbers.get(text.as_str())?),
            _ => None,
        })
    }

    /// The node of a prefix and those of the shorter prefixes that cover it, the longest first.
    pub(crate) fn prefixes_from(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let above =
            |node: NodeId| self.prefixes.iter().find(|(prefix, _)| *prefix == node).and_then(|(_, above)| *above);
        std::iter::successors(Some(node), move |node| above(*node))
    }

    /// The node behind a literal.
    pub(crate) fn literal(&self, from: NodeId, label: Label) -> Option<NodeId> {
        self.literals.get(&(from, label)).copied()
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

    fn insert_prefix(&mut self, path: &str, scope: u16) {
        let segments = path.split('/').filter(|segment| !segment.is_empty());
        let at = segments.fold(0, |at, segment| self.insert_literal(at, segment));
        self.change(at, |node| node.scopes.push(scope));
    }

    fn insert_literal(&mut self, at: NodeId, text: &str) -> NodeId {
        let label = self.label(text);
        if let Some(known) = self.literal(at, label) {
            return known;
        }
        let new = self.grow(at);
        self.literals.insert((at, label), new);
        self.change(at, |node| node.literals.push((label, new)));
        new
    }

    fn insert_affixed(&mut self, at: NodeId, prefix: &str, suffix: &str) -> NodeId {
        let around = (self.label(prefix), self.label(suffix));
        if let Some((_, known)) = self.node(at).affixed.iter().find(|(other, _)| *other == around) {
            return *known;
        }
        let new = self.grow(at);
        self.change(at, |node| node.affixed.push((around, new)));
        new
    }

    fn insert_parameter(&mut self, at: NodeId) -> NodeId {
        if let Some(known) = self.node(at).parameter {
            return known;
        }
        let new = self.grow(at);
        self.change(at, |node| node.parameter = Some(new));
        new
    }

    fn label(&mut self, text: &str) -> Label {
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        let next = number(self.texts.len());
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, next);
        next
    }

    /// A new node behind another one.
    fn grow(&mut self, above: NodeId) -> NodeId {
        self.nodes.push(Node { depth: self.node(above).depth + 1, ..Node::default() });
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

    /// Finds the prefix that covers each node.
    fn cover(&mut self) {
        let mut todo = vec![(0, None)];
        while let Some((id, above)) = todo.pop() {
            let here = self.node(id);
            let covered_by = if here.scopes.is_empty() { above } else { Some(id) };
            if covered_by == Some(id) {
                self.prefixes.push((id, above));
            }
            let here = self.node(id);
            todo.extend(here.literals.iter().map(|(_, child)| (*child, covered_by)));
            let others = here.affixed.iter().map(|(_, child)| child).chain(&here.parameter);
            // A prefix has no parameters, but it covers the rows behind them.
            todo.extend(others.map(|child| (*child, covered_by)));
            self.change(id, |node| node.covered_by = covered_by);
        }
    }
}
