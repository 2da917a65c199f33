//! Where the edges of all states lie in their one array: every state's at places that its hashes tell, without holes.
//!
//! The states with the most edges choose first. Each takes a rotation of the hashes in which its own edges do not meet, and
//! the first base from which none meets those of another state. A state whose edges meet in every rotation has some that
//! share a place.

use crate::hash::HashSet;
use crate::number::number;
use crate::policy::automaton::{Automaton, Next, State};
use crate::policy::trie::{Label, Trie};
use scope_types::edge::{self, Key, ROTATION_BITS};

/// The most bits of a hash that tell the edges of a state apart.
const MAX_WINDOW: u32 = 12;
/// How many of a state's edges one group can hold, for each bit of the window.
const fn group_limit(window: u32) -> usize {
    2 << (window / 2)
}

/// A row key with the least base that there is: an edge for other segments is before it.
const BASE: u32 = 1 << ROTATION_BITS;

/// The row key for edges that lie `distance` behind those with the least base.
fn row_key(distance: usize, rotation: u32) -> u32 {
    ((number(distance) << ROTATION_BITS) + BASE) | rotation
}

/// How many edges the layouts of a state have together that are tried at each place.
const LAYOUTS: usize = 16;

/// Edges that lie at one place: more than one only if their hashes cannot be told apart.
pub(super) type EdgesAtPlace = Vec<usize>;

/// A group of a state's edges.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) row_key: u32,
    /// By their place in the array, the indexes of the state's literals.
    pub(super) places: Vec<(usize, EdgesAtPlace)>,
}

/// Where the edges of a state are.
#[derive(Debug)]
pub(super) struct Packed {
    /// One, or many of which the highest bits of a hash choose one.
    pub(super) groups: Vec<Group>,
    /// How far a hash is shifted to choose.
    pub(super) shift: u32,
}

#[derive(Debug)]
pub(super) struct Packing {
    /// By state; those that have no edges have none.
    pub(super) states: Vec<Option<Packed>>,
    /// How many places there are.
    pub(super) len: usize,
    pub(super) mask: u64,
}

/// Edges on their way into the array.
struct Todo {
    state: usize,
    /// Which group of the state's.
    group: usize,
    /// The indexes of literals, by their hashes.
    hashes: Vec<(u64, EdgesAtPlace)>,
    /// Whether the place at the base itself is needed.
    has_other: bool,
}

pub(super) fn displace<D>(automaton: &Automaton<D>, trie: &Trie) -> Packing {
    let most = automaton.states.iter().map(|state| state.literals.len()).max().unwrap_or_default();
    let window = (most * most / 4).max(1).ilog2().saturating_add(1).min(MAX_WINDOW);
    let mut states: Vec<Option<Packed>> = Vec::with_capacity(automaton.states.len());
    let mut todo: Vec<Todo> = Vec::with_capacity(automaton.states.len());
    for (index, state) in automaton.states.iter().enumerate() {
        states.push(split(index, state, trie, window, &mut todo));
    }
    // Those with as many edges stay in order.
    todo.sort_by_key(|todo| std::cmp::Reverse(todo.hashes.len() + usize::from(todo.has_other)));
    let mut array =
        Array { used: Vec::new(), row_keys: HashSet::default(), starts: Vec::new(), mask: (1 << window) - 1 };
    for todo in todo {
        let (state, group) = (todo.state, todo.group);
        let placed = array.place(&todo);
        if let Some(slot) =
            states.get_mut(state).and_then(Option::as_mut).and_then(|packed| packed.groups.get_mut(group))
        {
            *slot = placed;
        }
    }
    Packing { states, len: array.used.len(), mask: array.mask }
}

/// The groups of a state's edges, which are yet to be placed.
fn split<D>(index: usize, state: &State<D>, trie: &Trie, window: u32, todo: &mut Vec<Todo>) -> Option<Packed> {
    if state.literals.is_empty() && state.other == Next::Nowhere {
        return None;
    }
    let mut hashes: Vec<(u64, EdgesAtPlace)> = Vec::with_capacity(state.literals.len());
    let hash_of = |label: &Label| Key::of(trie.text(*label).as_bytes()).hash();
    let mut by_hash: Vec<(u64, usize)> =
        state.literals.iter().enumerate().map(|(at, (label, _))| (hash_of(label), at)).collect();
    by_hash.sort_unstable();
    for (hash, at) in by_hash {
        match hashes.last_mut() {
            Some((last, place)) if *last == hash => place.push(at),
            _ => hashes.push((hash, vec![at])),
        }
    }
    let has_other = state.other != Next::Nowhere;
    if hashes.len() <= group_limit(window) {
        todo.push(Todo { state: index, group: 0, hashes, has_other });
        return Some(Packed { groups: vec![Group::default()], shift: u64::BITS });
    }
    let bits = (hashes.len() / (group_limit(window) / 4)).ilog2() + 1;
    let shift = u64::BITS - bits;
    let mut groups: Vec<Vec<(u64, EdgesAtPlace)>> = Vec::new();
    groups.resize_with(1 << bits, Vec::new);
    for (hash, place) in hashes {
        if let Some(group) = usize::try_from(hash >> shift).ok().and_then(|group| groups.get_mut(group)) {
            group.push((hash, place));
        }
    }
    let count = groups.len();
    for (group, hashes) in groups.into_iter().enumerate() {
        todo.push(Todo { state: index, group, hashes, has_other: false });
    }
    let mut packed = Packed { groups: Vec::with_capacity(count), shift };
    packed.groups.resize_with(count, Group::default);
    Some(packed)
}

/// The array as far as it is filled.
struct Array {
    used: Vec<bool>,
    /// No two groups have one row key: it tells whose an edge is.
    row_keys: HashSet<u32>,
    /// By number of edges: the distance that was last found for as many. Those before it are not looked at again.
    starts: Vec<usize>,
    mask: u64,
}

/// Where edges lie from the base on, in a rotation.
struct Layout {
    rotation: u32,
    /// Each once.
    offsets: Vec<usize>,
}

impl Array {
    fn place(&mut self, todo: &Todo) -> Group {
        let layouts = self.layouts(todo);
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
        let mut places: Vec<(usize, EdgesAtPlace)> = Vec::with_capacity(todo.hashes.len());
        for (hash, literals) in &todo.hashes {
            let at = edge::edge_index(row_key, *hash, self.mask);
            match places.iter_mut().find(|(other, _)| *other == at) {
                Some((_, shared)) => shared.extend(literals),
                None => places.push((at, literals.clone())),
            }
        }
        Group { row_key, places }
    }

    /// Some ways to lay the edges, all with the fewest edges that meet.
    fn layouts(&self, todo: &Todo) -> Vec<Layout> {
        let mut layouts: Vec<Layout> = Vec::new();
        let mut fewest = usize::MAX;
        for rotation in 0..u64::BITS {
            // The highest bits of a product are the best ones: they come first.
            let layout = self.layout(todo, (rotation + self.mask.count_ones()) % u64::BITS);
            let meetings = todo.hashes.len() + usize::from(todo.has_other) - layout.offsets.len();
            if meetings < fewest {
                layouts.clear();
                fewest = meetings;
            }
            if meetings == fewest {
                layouts.push(layout);
            }
            // The fewer edges there are, the more places one of many layouts can fill.
            if fewest == 0 && layouts.len() * todo.hashes.len() >= LAYOUTS {
                break;
            }
        }
        layouts
    }

    fn layout(&self, todo: &Todo, rotation: u32) -> Layout {
        let mut offsets = Vec::with_capacity(todo.hashes.len() + 1);
        if todo.has_other {
            offsets.push(edge::other_edge_index(BASE));
        }
        for (hash, _) in &todo.hashes {
            offsets.push(edge::edge_index(BASE | rotation, *hash, self.mask));
        }
        offsets.sort_unstable();
        offsets.dedup();
        Layout { rotation, offsets }
    }

    /// The first distance at which a layout fits, and which.
    fn find(&mut self, layouts: &[Layout]) -> (usize, usize) {
        let class = layouts.first().map_or(0, |layout| layout.offsets.len());
        if class >= self.starts.len() {
            self.starts.resize(class + 1, 0);
        }
        let mut distance = self.starts.get(class).copied().unwrap_or_default();
        loop {
            if let Some(found) = layouts.iter().position(|layout| self.fits(layout, distance)) {
                if let Some(start) = self.starts.get_mut(class) {
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
