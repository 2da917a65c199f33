//! Where the edges of all states lie in their one array: every state's at places that its hashes tell, without holes.
//!
//! The states with the most edges choose first. Each takes a rotation of the hashes in which its own edges do not meet, and
//! the first base from which none meets those of another state. A state whose edges meet in every rotation has some that
//! share a place.

use super::automaton::{Automaton, Next, State};
use super::trie::{Label, Trie};
use super::writer::number;
use scope_types::edge::{self, Key, ROTATION_BITS};
use std::collections::HashSet;

/// The most bits of a hash that tell the edges of a state apart.
const MAX_WINDOW: u32 = 12;
/// How many of a state's edges one group can hold, for each bit of the window.
const fn group_limit(window: u32) -> usize {
    2 << (window / 2)
}

/// A salt with the least base that there is: an edge for other segments is before it.
const BASE: u32 = 1 << ROTATION_BITS;

/// The salt for edges that lie `distance` behind those with the least base.
fn salt(distance: usize, rotation: u32) -> u32 {
    (number(distance) << ROTATION_BITS) + BASE | rotation
}

/// Edges that lie at one place: more than one only if their hashes cannot be told apart.
pub(super) type Place = Vec<usize>;

/// A group of a state's edges.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) salt: u32,
    /// By their place in the array, the indexes of the state's literals.
    pub(super) places: Vec<(usize, Place)>,
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
    hashes: Vec<(u64, Place)>,
    /// Whether the place at the base itself is needed.
    has_other: bool,
}

pub(super) fn pack<D>(automaton: &Automaton<D>, trie: &Trie<'_>) -> Packing {
    let most = automaton.states.iter().map(|state| state.literals.len()).max().unwrap_or_default();
    let window = (most * most / 4).max(1).ilog2().saturating_add(1).min(MAX_WINDOW);
    let mut states: Vec<Option<Packed>> = Vec::with_capacity(automaton.states.len());
    let mut todo: Vec<Todo> = Vec::with_capacity(automaton.states.len());
    for (index, state) in automaton.states.iter().enumerate() {
        states.push(split(index, state, trie, window, &mut todo));
    }
    // Those with as many edges stay in order.
    todo.sort_by_key(|todo| std::cmp::Reverse(todo.hashes.len() + usize::from(todo.has_other)));
    let mut array = Array { used: Vec::new(), salts: HashSet::new(), starts: Vec::new(), mask: (1 << window) - 1 };
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
fn split<D>(index: usize, state: &State<D>, trie: &Trie<'_>, window: u32, todo: &mut Vec<Todo>) -> Option<Packed> {
    if state.literals.is_empty() && state.other == Next::Nowhere {
        return None;
    }
    let mut hashes: Vec<(u64, Place)> = Vec::with_capacity(state.literals.len());
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
    let mut groups: Vec<Vec<(u64, Place)>> = Vec::new();
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
    /// No two groups have one salt: it tells whose an edge is.
    salts: HashSet<u32>,
    /// By number of edges: up to where no free place fits any more.
    starts: Vec<usize>,
    mask: u64,
}

impl Array {
    fn place(&mut self, todo: &Todo) -> Group {
        let (rotation, mut offsets) = self.rotation(&todo.hashes);
        if todo.has_other {
            offsets.push((edge::other(BASE), Vec::new()));
        }
        offsets.sort_unstable();
        let base = self.base(&offsets, rotation);
        let salt = salt(base, rotation);
        self.salts.insert(salt);
        let mut places = Vec::with_capacity(offsets.len());
        for (offset, place) in offsets {
            let at = base + offset;
            if at >= self.used.len() {
                self.used.resize(at + 1, false);
            }
            if let Some(used) = self.used.get_mut(at) {
                *used = true;
            }
            if !place.is_empty() {
                places.push((at, place));
            }
        }
        Group { salt, places }
    }

    /// The rotation in which the fewest hashes meet, and the offsets from the base in it.
    fn rotation(&self, hashes: &[(u64, Place)]) -> (u32, Vec<(usize, Place)>) {
        let mut best: Option<(usize, usize, u32)> = None;
        for rotation in 0..u64::BITS {
            // The highest bits of a product are the best ones: they come first.
            let rotation = (rotation + self.mask.count_ones()) % u64::BITS;
            let mut offsets: Vec<usize> = hashes.iter().map(|(hash, _)| self.offset(rotation, *hash)).collect();
            offsets.sort_unstable();
            offsets.dedup();
            let meetings = hashes.len() - offsets.len();
            // One edge alone lies best near the base, where it can fill any hole.
            let distance = if hashes.len() == 1 { offsets.first().copied().unwrap_or_default() } else { 0 };
            if best.is_none_or(|(fewest, least, _)| (meetings, distance) < (fewest, least)) {
                best = Some((meetings, distance, rotation));
            }
            if meetings == 0 && hashes.len() != 1 {
                break;
            }
        }
        let rotation = best.map_or(0, |(.., rotation)| rotation);
        let mut offsets: Vec<(usize, Place)> = Vec::with_capacity(hashes.len() + 1);
        for (hash, place) in hashes {
            let offset = self.offset(rotation, *hash);
            match offsets.iter_mut().find(|(other, _)| *other == offset) {
                Some((_, shared)) => shared.extend(place),
                None => offsets.push((offset, place.clone())),
            }
        }
        (rotation, offsets)
    }

    fn offset(&self, rotation: u32, hash: u64) -> usize {
        edge::place(BASE | rotation, hash, self.mask)
    }

    /// The first base from which all offsets are free.
    fn base(&mut self, offsets: &[(usize, Place)], rotation: u32) -> usize {
        let lowest = offsets.first().map_or(0, |(offset, _)| *offset);
        let class = offsets.len();
        if class >= self.starts.len() {
            self.starts.resize(class + 1, 0);
        }
        let done = self.starts.get(class).copied().unwrap_or_default();
        let mut start = done.max(lowest);
        loop {
            let is_free = |at: usize| !self.used.get(at).copied().unwrap_or_default();
            let base = start - lowest;
            if offsets.iter().all(|(offset, _)| is_free(base + offset)) && !self.salts.contains(&salt(base, rotation)) {
                break;
            }
            start += 1;
        }
        if let Some(known) = self.starts.get_mut(class).filter(|_| done >= lowest) {
            *known = start;
        }
        start - lowest
    }
}
