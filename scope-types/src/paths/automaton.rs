//! The path automaton as it lies in the tables.

use super::edge::EDGE_SIZE;
use crate::bytes::read::word_at;
use crate::tables::layout::header;
use crate::tables::lists::list;

/// The edges of a catalog, and where a walk starts.
#[derive(Clone, Copy)]
pub(crate) struct Automaton<'a> {
    edges: &'a [[u8; EDGE_SIZE]],
    /// The bits of a hash that tell the edges of a state apart.
    pub(super) mask: u64,
    pub(super) root: u64,
}

impl<'a> Automaton<'a> {
    /// The automaton in the numbers of a catalog.
    pub(crate) const fn new(data: &'a [u8]) -> Self {
        let edges = list(data, header::EDGES, EDGE_SIZE).as_chunks().0;
        // A catalog without a table has a root of zeros, which leads nowhere, too.
        Self { edges, mask: word_at(data, header::MASK), root: word_at(data, header::ROOT) }
    }

    /// The words of the edge at an index.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call takes as long as the work between two calls")]
    #[expect(clippy::indexing_slicing, reason = "the index is compared with the length before")]
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
