//! The text of a catalog, and the places of its nodes.

use super::find;
use super::node::NodeId;
use super::part::Part;
use super::span::ByteSpan;
use super::text::Text;
use crate::diagnostics::{Excerpt, Place};

/// The text of a catalog, and the places of its nodes.
#[derive(Debug)]
pub struct Source {
    text: Text,
    /// The span of each node; `None` if `serde_yaml` did not borrow its text.
    spans: Vec<Option<ByteSpan>>,
}

impl Source {
    pub(super) fn new(text: Text, spans: Vec<Option<ByteSpan>>) -> Self {
        Self { text, spans }
    }

    /// The place of a node. For many nodes, [`places`](Self::places) is faster.
    pub fn place(&self, node: NodeId) -> Place {
        self.places(&[node]).pop().unwrap_or_default()
    }

    /// The places of nodes, in the order of `nodes`.
    pub fn places(&self, nodes: &[NodeId]) -> Vec<Place> {
        self.spans(nodes).map(|span| self.text.place(span)).collect()
    }

    /// The excerpts of nodes or their parts, in the order of `parts`.
    pub(crate) fn excerpts(&self, parts: &[Part]) -> Vec<Excerpt> {
        let nodes: Vec<NodeId> = parts.iter().filter_map(|part| part.node()).collect();
        let mut spans = self.spans(&nodes);
        let excerpt = |part: &Part| {
            self.text.excerpt(match *part {
                Part::Node(node, bytes) => self.narrowed(node, bytes, spans.next().unwrap_or_default()),
                Part::File(offset, length) => ByteSpan { offset, length },
            })
        };
        parts.iter().map(excerpt).collect()
    }

    /// The span of a part in the span of its node. If the text of the node is not a piece of the file, the part cannot be
    /// found in it, and the span is that of the node.
    fn narrowed(&self, node: NodeId, bytes: Option<(u32, u32)>, whole: ByteSpan) -> ByteSpan {
        let is_borrowed = self.spans.get(node.0 as usize).is_some_and(Option::is_some);
        match bytes {
            Some((start, end)) if is_borrowed && start < end => {
                let quote = u32::from(self.text.is_quoted(whole));
                ByteSpan { offset: whole.offset + quote + start, length: end - start }
            }
            _ => whole,
        }
    }

    /// The lines that have other characters than ASCII, each with its offset.
    pub(super) fn lines_beyond_ascii(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines_beyond_ascii()
    }

    /// The text of a line, without its line end. Lines count from 1. Empty after the last line.
    pub fn line(&self, line: u32) -> &str {
        self.text.line(line)
    }

    fn spans(&self, nodes: &[NodeId]) -> impl Iterator<Item = ByteSpan> {
        let known = |node: &NodeId| self.spans.get(node.0 as usize).copied().flatten();
        let unknown = nodes.iter().filter(|node| known(node).is_none()).map(|node| node.0);
        let found = find::spans(&self.text, unknown.collect());
        nodes.iter().map(move |node| known(node).or_else(|| found.get(&node.0).copied()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::yaml::document::read;

    /// The first walk and the second walk find the same places.
    fn check(yaml: &str) {
        let source = read(yaml.as_bytes()).unwrap().source;
        let found = find::spans(&source.text, (0..).take(source.spans.len()).collect());
        assert_eq!(found.len(), source.spans.len(), "{yaml}");
        for (span, (node, found)) in source.spans.iter().zip(&found) {
            let Some(span) = span else { continue };
            let (known, found) = (source.text.place(*span), source.text.place(*found));
            assert_eq!((known.line, known.column), (found.line, found.column), "{node} of {yaml}");
        }
    }

    #[test]
    fn both_walks_agree() {
        check("a: b\nc: ['d', \"e\", f g]\n");
        check("größe: {日本: '', \"\": x, ? y}\r\nb: &c d\ne: &f 'g'\nh: [*c, *f]\n*c : *f\n");
        check("a: |\n  b\nc: d\n  e\n'': f\n? g\nh: '''j'\ni: \"\\\"j\"\nk: \"l\\nm\"\nn: 0x1\n");
        check("- - - a\n    - b: c\n- ~\n-\n- {d}\n");
    }
}
