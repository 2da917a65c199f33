//! The paths of a catalog as a trie of segments, each node with what a path that ends there is answered.

use crate::hash::HashMap;
use crate::model::Catalog;
use crate::template::Segment;

/// The number of a text.
pub(super) type Label = u32;
/// The number of a node; the root is 0.
pub(super) type NodeId = u32;

/// Text around a parameter.
pub(super) type Around = (Label, Label);

#[derive(Default)]
pub(super) struct Node {
    /// How many segments lead to it.
    pub(super) depth: u32,
    pub(super) literals: Vec<(Label, NodeId)>,
    /// Longest prefix first, then longest suffix.
    pub(super) affixed: Vec<(Around, NodeId)>,
    pub(super) parameter: Option<NodeId>,
    /// Numbers of the endpoints that end here; more than one where templates have one shape.
    pub(super) rows: Vec<usize>,
    /// Numbers of the endpoints whose tail starts here.
    pub(super) tails: Vec<usize>,
    /// Ids of the scopes of which a prefix ends here. It decides even where they have no methods: it is more specific than
    /// what else may match there.
    pub(super) grants: Vec<u16>,
    /// The nearest node with grants: this one, or one above it by literals only.
    pub(super) covered_by: Option<NodeId>,
}

#[derive(Default)]
pub(super) struct Trie<'a> {
    pub(super) nodes: Vec<Node>,
    pub(super) texts: Vec<&'a str>,
    numbers: HashMap<&'a str, Label>,
    /// Nodes by the node above and the literal between.
    literals: HashMap<(NodeId, Label), NodeId>,
    /// Each node where a prefix ends, with the nearest such node above it, which stands before it here.
    pub(super) prefixes: Vec<(NodeId, Option<NodeId>)>,
}

impl<'a> Trie<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        let mut trie = Self { nodes: vec![Node::default()], ..Self::default() };
        for (index, endpoint) in catalog.endpoints.iter().enumerate() {
            trie.insert_row(&endpoint.template.segments, index);
        }
        for (scope, id) in catalog.scopes.iter().zip(0..) {
            for path in &scope.paths {
                trie.insert_grant(path, id);
            }
        }
        trie.sort_affixed();
        trie.cover();
        trie
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        static NONE: Node = Node {
            depth: 0,
            literals: Vec::new(),
            affixed: Vec::new(),
            parameter: None,
            rows: Vec::new(),
            tails: Vec::new(),
            grants: Vec::new(),
            covered_by: None,
        };
        self.nodes.get(id as usize).unwrap_or(&NONE)
    }

    pub(super) fn text(&self, label: Label) -> &'a str {
        self.texts.get(label as usize).copied().unwrap_or_default()
    }

    /// The node behind a literal.
    pub(super) fn literal(&self, from: NodeId, label: Label) -> Option<NodeId> {
        self.literals.get(&(from, label)).copied()
    }

    fn insert_row(&mut self, segments: &'a [Segment], endpoint: usize) {
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

    fn insert_grant(&mut self, path: &'a str, scope: u16) {
        let segments = path.split('/').filter(|segment| !segment.is_empty());
        let at = segments.fold(0, |at, segment| self.insert_literal(at, segment));
        self.change(at, |node| node.grants.push(scope));
    }

    fn insert_literal(&mut self, at: NodeId, text: &'a str) -> NodeId {
        let label = self.label(text);
        if let Some(known) = self.literal(at, label) {
            return known;
        }
        let new = self.grow(at);
        self.literals.insert((at, label), new);
        self.change(at, |node| node.literals.push((label, new)));
        new
    }

    fn insert_affixed(&mut self, at: NodeId, prefix: &'a str, suffix: &'a str) -> NodeId {
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

    fn label(&mut self, text: &'a str) -> Label {
        let next = super::writer::number(self.texts.len());
        let label = *self.numbers.entry(text).or_insert(next);
        if label == next {
            self.texts.push(text);
        }
        label
    }

    /// A new node behind another one.
    fn grow(&mut self, above: NodeId) -> NodeId {
        self.nodes.push(Node { depth: self.node(above).depth + 1, ..Node::default() });
        super::writer::number(self.nodes.len() - 1)
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

    /// Finds the grants above each node.
    fn cover(&mut self) {
        let mut todo = vec![(0, None)];
        while let Some((id, above)) = todo.pop() {
            let here = self.node(id);
            let covered_by = if here.grants.is_empty() { above } else { Some(id) };
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
