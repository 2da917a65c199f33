//! The path automaton, decoded from the header of the tables.

use super::edge::EDGE_SIZE;
use crate::bytes::read::word_at;
use crate::tables::layout::header;
use crate::tables::lists::list;

/// A deterministic automaton over the segments of a path. Its edges are stored as described in [`super::edge`].
#[derive(Clone, Copy)]
pub(crate) struct Automaton<'a> {
    edges: &'a [[u8; EDGE_SIZE]],
    /// The mask of the hash bits that select an edge within a state.
    pub(super) mask: u64,
    /// The start state.
    pub(super) root: u64,
}

impl<'a> Automaton<'a> {
    /// Reads the automaton from the header.
    pub(crate) const fn new(data: &'a [u8]) -> Self {
        let edges = list(data, header::EDGES, EDGE_SIZE).as_chunks().0;
        // Without a header the start state is 0. It has no edges and no answer, so no path matches.
        Self { edges, mask: word_at(data, header::MASK), root: word_at(data, header::ROOT) }
    }

    /// Returns the four words of the edge at an index.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call costs as much as the function body")]
    #[expect(clippy::indexing_slicing, reason = "the index is compared with the length first")]
    pub(super) const fn edge(&self, index: usize) -> Option<[u64; 4]> {
        if index >= self.edges.len() {
            return None;
        }
        match self.edges[index].as_chunks().0 {
            [first, last, check, state] => Some([
                u64::from_le_bytes(*first),
                u64::from_le_bytes(*last),
                u64::from_le_bytes(*check),
                u64::from_le_bytes(*state),
            ]),
            _ => None,
        }
    }
}
