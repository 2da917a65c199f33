//! The paths of a catalog as a trie: one edge for each segment, and at each node the rows and prefixes that end there.
//!
//! A span is a node with an edge to itself. The text behind a span is on its last segment, so the node has an edge for
//! that text, and so has the node before the span, because the last segment can be the first one.

use crate::hash::HashMap;
use crate::model::Catalog;
use crate::number::number;
use crate::template::Segment;
use std::sync::Arc;

/// The number of an interned text.
pub(crate) type Label = u32;
/// The number of a node. The root is 0, and a parent has a smaller number than its children.
pub(crate) type NodeId = u32;
/// The literal text before and after a parameter or a span.
pub(crate) type Affix = (Label, Label);

/// The label of the empty text.
const EMPTY: Label = 0;
/// The affix of a parameter or a span without text.
pub(crate) const NO_AFFIX: Affix = (EMPTY, EMPTY);

/// An edge for segments that have an affix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) affix: Affix,
    /// Whether the segment is part of a span.
    pub(crate) is_span: bool,
    pub(crate) target: NodeId,
}

#[derive(Debug, Default)]
pub(crate) struct Node {
    /// `None` for the root.
    pub(crate) parent: Option<NodeId>,
    /// The number of segments of the template up to here.
    pub(crate) depth: u32,
    /// The children after a literal segment.
    pub(crate) literals: Vec<(Label, NodeId)>,
    /// The edges of parameters and spans, the most specific first: the longest text before, then the longest text behind,
    /// then a parameter before a span.
    pub(crate) patterns: Vec<Pattern>,
    /// Whether the template has a span up to here.
    pub(crate) has_span: bool,
    /// The rows that end here, as indexes into the endpoints. Rows of one shape share a node.
    pub(crate) rows: Vec<usize>,
    /// The entries of `paths` that end here, as indexes into the prefixes. They decide even if their scopes have no
    /// methods, because they are the most specific match.
    pub(crate) prefixes: Vec<usize>,
    /// Whether a prefix ends here or below.
    pub(crate) leads_to_prefix: bool,
}

impl Node {
    /// Whether a segment leads from this node to another node or to itself.
    pub(crate) fn goes_on(&self) -> bool {
        !self.literals.is_empty() || !self.patterns.is_empty()
    }
}

#[derive(Debug, Default)]
pub(crate) struct Trie {
    pub(crate) nodes: Vec<Node>,
    texts: Vec<Arc<str>>,
    labels: HashMap<Arc<str>, Label>,
    /// The child after a literal segment, by parent and literal.
    literals: HashMap<(NodeId, Label), NodeId>,
}

impl Trie {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let mut trie = Self { nodes: vec![Node::default()], ..Self::default() };
        trie.label("");
        for (index, endpoint) in catalog.endpoints.iter().enumerate() {
            let end = trie.insert(&endpoint.template.segments);
            trie.change(end, |node| node.rows.push(index));
        }
        for (index, prefix) in catalog.prefixes.iter().enumerate() {
            // Errors in the catalog can leave a prefix without scopes.
            if !prefix.scopes.is_empty() {
                let end = trie.insert(&prefix.template.segments);
                trie.change(end, |node| node.prefixes.push(index));
            }
        }
        trie.sort_patterns();
        trie.find_ways_to_prefixes();
        trie
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        static MISSING: Node = Node {
            parent: None,
            depth: 0,
            literals: Vec::new(),
            patterns: Vec::new(),
            has_span: false,
            rows: Vec::new(),
            prefixes: Vec::new(),
            leads_to_prefix: false,
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

    /// Whether a row ends with a span at this node, so that the row matches every longer path, too.
    pub(crate) fn is_final_span(&self, id: NodeId) -> bool {
        let node = self.node(id);
        !node.rows.is_empty() && node.patterns.iter().any(|pattern| pattern.target == id)
    }

    /// The first rule at a node or below it. `rule` is the rule of a node.
    pub(crate) fn first_below(&self, id: NodeId, rule: impl Fn(&Node) -> Option<&usize>) -> Option<usize> {
        let mut at = id;
        loop {
            let node = self.node(at);
            if let Some(index) = rule(node) {
                return Some(*index);
            }
            let patterns = node.patterns.iter().map(|pattern| pattern.target);
            at = node.literals.iter().map(|(_, child)| *child).chain(patterns).find(|child| *child != at)?;
        }
    }

    /// Adds the nodes of a template, and returns the last one.
    fn insert(&mut self, segments: &[Segment]) -> NodeId {
        let mut at = 0;
        for segment in segments {
            at = match segment {
                Segment::Literal(text) => self.insert_literal(at, text),
                Segment::Affixed { prefix, suffix } => {
                    let affix = (self.label(prefix), self.label(suffix));
                    self.insert_pattern(at, affix, false)
                }
                Segment::Parameter => self.insert_pattern(at, NO_AFFIX, false),
                Segment::Span { prefix, suffix } => self.insert_span(at, prefix, suffix),
            };
        }
        at
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

    fn insert_pattern(&mut self, at: NodeId, affix: Affix, is_span: bool) -> NodeId {
        if let Some(known) = self.pattern(at, affix, is_span) {
            return known;
        }
        let new = self.add_child(at);
        self.change(new, |node| node.has_span |= is_span);
        self.change(at, |node| node.patterns.push(Pattern { affix, is_span, target: new }));
        new
    }

    /// Adds the node of a span. If text is behind the span, also the node after the segment with this text.
    fn insert_span(&mut self, at: NodeId, prefix: &str, suffix: &str) -> NodeId {
        let (prefix, suffix) = (self.label(prefix), self.label(suffix));
        let span = self.insert_pattern(at, (prefix, EMPTY), true);
        if self.pattern(span, NO_AFFIX, true).is_none() {
            self.change(span, |node| node.patterns.push(Pattern { affix: NO_AFFIX, is_span: true, target: span }));
        }
        if suffix == EMPTY {
            return span;
        }
        let end = self.insert_pattern(span, (EMPTY, suffix), true);
        let affix = (prefix, suffix);
        if self.pattern(at, affix, true).is_none() {
            self.change(at, |node| node.patterns.push(Pattern { affix, is_span: true, target: end }));
        }
        end
    }

    fn pattern(&self, at: NodeId, affix: Affix, is_span: bool) -> Option<NodeId> {
        let mut patterns = self.node(at).patterns.iter();
        patterns.find(|known| known.affix == affix && known.is_span == is_span).map(|known| known.target)
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
        let Node { depth, has_span, .. } = *self.node(parent);
        self.nodes.push(Node { parent: Some(parent), depth: depth + 1, has_span, ..Node::default() });
        number(self.nodes.len() - 1)
    }

    fn change(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            change(node);
        }
    }

    fn sort_patterns(&mut self) {
        let texts = &self.texts;
        let length = |label: Label| texts.get(label as usize).map_or(0, |text| text.len());
        for node in self.nodes.iter_mut().filter(|node| node.patterns.len() > 1) {
            node.patterns.sort_by_key(|Pattern { affix: (prefix, suffix), is_span, .. }| {
                (std::cmp::Reverse((length(*prefix), length(*suffix))), *is_span, *prefix, *suffix)
            });
        }
    }

    fn find_ways_to_prefixes(&mut self) {
        // A parent comes before its children.
        for id in (0..number(self.nodes.len())).rev() {
            let Node { parent, leads_to_prefix, .. } = *self.node(id);
            if leads_to_prefix || !self.node(id).prefixes.is_empty() {
                self.change(id, |node| node.leads_to_prefix = true);
                if let Some(parent) = parent {
                    self.change(parent, |node| node.leads_to_prefix = true);
                }
            }
        }
    }
}
