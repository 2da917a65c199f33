//! Row displacement (Tarjan & Yao, "Storing a sparse table", 1979): the edges of all states share one array, and each
//! state has a base in it. The edge for a segment is at the base plus some bits of the segment's hash.
//!
//! States with many edges are split into groups. The groups are placed by first fit, in descending order of their
//! number of edges. A group tries the rotations of its hashes that give the fewest collisions among its own edges, and
//! it takes the first base at which one of them does not collide with other groups. Edges of a group that collide in
//! the chosen rotation share an index.

use crate::hash::HashSet;
use crate::number::number;
use crate::policy::automaton::{Edges, Next};
use crate::policy::trie::{Label, Trie};
use scope_types::edge::{self, Key, ROTATION_BITS};

/// The maximum number of hash bits that select an edge of a state.
const MAX_WINDOW: u32 = 12;
/// The maximum number of edges in one group, if `window` bits of a hash select an edge.
const fn group_limit(window: u32) -> usize {
    2 << (window / 2)
}

/// The row key with the smallest base, which is 1. The base is not 0, because the edge for other segments is just
/// before it.
const BASE: u32 = 1 << ROTATION_BITS;

/// The row key of a base at this distance from the smallest base.
fn row_key(distance: usize, rotation: u32) -> u32 {
    ((number(distance) << ROTATION_BITS) + BASE) | rotation
}

/// Layouts without collisions are added until they have this many edges in total. Each layout is tried at each base.
const LAYOUT_EDGES: usize = 16;

/// The literals of a state that share an edge. There is more than one only if their hashes, or the bits of the hashes
/// that select an edge, are equal.
pub(super) type LiteralIndexes = Vec<usize>;

/// A group of edges of one state.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) row_key: u32,
    /// The index of each edge in the array, with the literals that share the edge.
    pub(super) edges: Vec<(usize, LiteralIndexes)>,
}

/// The edges of a state in the array.
#[derive(Debug)]
pub(super) struct Packed {
    /// One group, or many. If there are many, the highest bits of a hash select the group.
    pub(super) groups: Vec<Group>,
    /// The number of bits by which a hash is shifted right to select the group.
    pub(super) shift: u32,
}

/// The array with the edges of all states.
#[derive(Debug)]
pub(super) struct Packing {
    /// The place of all edges.
    pub(super) edges: Vec<Packed>,
    /// The length of the array.
    pub(super) len: usize,
    /// The mask of the hash bits that are added to a base.
    pub(super) mask: u64,
}

/// A group that is not yet placed.
struct Unplaced {
    /// The index of the edges.
    edges: usize,
    /// The index of the group among those of the edges.
    group: usize,
    /// Hashes, with the literals that have them.
    hashes: Vec<(u64, LiteralIndexes)>,
    /// Whether the group has the edge for other segments, which is just before the base. A state with several groups
    /// has this edge in its [`wide`](scope_types::layout::wide) record.
    has_other: bool,
}

/// Places the edges of all states.
pub(super) fn displace(edges: &[Edges], trie: &Trie) -> Packing {
    let most = edges.iter().map(|edges| edges.literals.len()).max().unwrap_or_default();
    let window = (most * most / 4).max(1).ilog2().saturating_add(1).min(MAX_WINDOW);
    let mut packed: Vec<Packed> = Vec::with_capacity(edges.len());
    let mut unplaced: Vec<Unplaced> = Vec::with_capacity(edges.len());
    for (index, edges) in edges.iter().enumerate() {
        packed.push(split(index, edges, trie, window, &mut unplaced));
    }
    // The sort is stable, so that the same catalog gives the same tables.
    unplaced.sort_by_key(|group| std::cmp::Reverse(group.hashes.len() + usize::from(group.has_other)));
    let mut array =
        Array { used: Vec::new(), row_keys: HashSet::default(), starts: Vec::new(), mask: (1 << window) - 1 };
    for unplaced in unplaced {
        let placed = array.place(&unplaced);
        if let Some(slot) = packed.get_mut(unplaced.edges).and_then(|packed| packed.groups.get_mut(unplaced.group)) {
            *slot = placed;
        }
    }
    Packing { edges: packed, len: array.used.len(), mask: array.mask }
}

/// Splits the edges of a state into groups and adds these to `unplaced`.
fn split(index: usize, state: &Edges, trie: &Trie, window: u32, unplaced: &mut Vec<Unplaced>) -> Packed {
    let mut hashes: Vec<(u64, LiteralIndexes)> = Vec::with_capacity(state.literals.len());
    let hash_of = |label: &Label| Key::of(trie.text(*label).as_bytes()).hash();
    let mut by_hash: Vec<(u64, usize)> =
        state.literals.iter().enumerate().map(|(at, (label, _))| (hash_of(label), at)).collect();
    by_hash.sort_unstable();
    for (hash, at) in by_hash {
        match hashes.last_mut() {
            Some((last, literals)) if *last == hash => literals.push(at),
            _ => hashes.push((hash, vec![at])),
        }
    }
    let has_other = state.other != Next::Nowhere;
    if hashes.len() <= group_limit(window) {
        unplaced.push(Unplaced { edges: index, group: 0, hashes, has_other });
        return Packed { groups: vec![Group::default()], shift: u64::BITS };
    }
    let bits = (hashes.len() / (group_limit(window) / 4)).ilog2() + 1;
    let shift = u64::BITS - bits;
    let mut groups: Vec<Vec<(u64, LiteralIndexes)>> = Vec::new();
    groups.resize_with(1 << bits, Vec::new);
    for (hash, literals) in hashes {
        if let Some(group) = usize::try_from(hash >> shift).ok().and_then(|group| groups.get_mut(group)) {
            group.push((hash, literals));
        }
    }
    let count = groups.len();
    for (group, hashes) in groups.into_iter().enumerate() {
        unplaced.push(Unplaced { edges: index, group, hashes, has_other: false });
    }
    let mut packed = Packed { groups: Vec::with_capacity(count), shift };
    packed.groups.resize_with(count, Group::default);
    packed
}

/// The array under construction.
struct Array {
    used: Vec<bool>,
    /// The row keys of all groups. They are distinct, because the matcher recognizes the edges of a group by its row
    /// key.
    row_keys: HashSet<u32>,
    /// The distance at which the last group of each size was placed. The index is the number of edges. The search for
    /// the next group of this size starts there.
    starts: Vec<usize>,
    mask: u64,
}

/// The indexes of a group's edges for one rotation.
struct Layout {
    rotation: u32,
    /// The indexes of the edges if the group has the smallest base, sorted and without duplicates.
    offsets: Vec<usize>,
}

impl Array {
    fn place(&mut self, group: &Unplaced) -> Group {
        let layouts = self.layouts(group);
        let (distance, layout) = self.find(&layouts);
        let Some(layout) = layouts.get(layout) else { return Group::default() };
        let row_key = row_key(distance, layout.rotation);
        self.row_keys.insert(row_key);
        for offset in &layout.offsets {
            let at = distance + offset;
            if at >= self.used.len() {
                self.used.resize(at + 1, false);
            }
            if let Some(used) = self.used.get_mut(at) {
                *used = true;
            }
        }
        let mut edges: Vec<(usize, LiteralIndexes)> = Vec::with_capacity(group.hashes.len());
        for (hash, literals) in &group.hashes {
            let at = edge::edge_index(row_key, *hash, self.mask);
            match edges.iter_mut().find(|(other, _)| *other == at) {
                Some((_, shared)) => shared.extend(literals),
                None => edges.push((at, literals.clone())),
            }
        }
        Group { row_key, edges }
    }

    /// Several layouts of a group, all with the fewest collisions.
    fn layouts(&self, group: &Unplaced) -> Vec<Layout> {
        let mut layouts: Vec<Layout> = Vec::new();
        let mut fewest = usize::MAX;
        for rotation in 0..u64::BITS {
            // The hash is a product, and the highest bits of a product are the best mixed. So they are tried first.
            let layout = self.layout(group, (rotation + self.mask.count_ones()) % u64::BITS);
            let collisions = group.hashes.len() + usize::from(group.has_other) - layout.offsets.len();
            if collisions < fewest {
                layouts.clear();
                fewest = collisions;
            }
            if collisions == fewest {
                layouts.push(layout);
            }
            // A group of few edges gets more layouts: they are cheap to try, and they fill the gaps of the array.
            if fewest == 0 && layouts.len() * group.hashes.len() >= LAYOUT_EDGES {
                break;
            }
        }
        layouts
    }

    fn layout(&self, group: &Unplaced, rotation: u32) -> Layout {
        let mut offsets = Vec::with_capacity(group.hashes.len() + 1);
        if group.has_other {
            offsets.push(edge::other_edge_index(BASE));
        }
        for (hash, _) in &group.hashes {
            offsets.push(edge::edge_index(BASE | rotation, *hash, self.mask));
        }
        offsets.sort_unstable();
        offsets.dedup();
        Layout { rotation, offsets }
    }

    /// The first distance at which one of the layouts fits, and the index of that layout.
    fn find(&mut self, layouts: &[Layout]) -> (usize, usize) {
        let size = layouts.first().map_or(0, |layout| layout.offsets.len());
        if size >= self.starts.len() {
            self.starts.resize(size + 1, 0);
        }
        let mut distance = self.starts.get(size).copied().unwrap_or_default();
        loop {
            if let Some(found) = layouts.iter().position(|layout| self.fits(layout, distance)) {
                if let Some(start) = self.starts.get_mut(size) {
                    *start = distance;
                }
                return (distance, found);
            }
            distance += 1;
        }
    }

    fn fits(&self, layout: &Layout, distance: usize) -> bool {
        for offset in &layout.offsets {
            if self.used.get(distance + offset) == Some(&true) {
                return false;
            }
        }
        !self.row_keys.contains(&row_key(distance, layout.rotation))
    }
}
