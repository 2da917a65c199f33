//! Cycles in a graph of files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The files that each file imports.
pub(crate) type Graph = BTreeMap<String, BTreeSet<String>>;

/// A shortest cycle through the first file that is in one. It begins and ends with that file.
pub(crate) fn cycle(graph: &Graph) -> Option<Vec<String>> {
    graph.keys().find_map(|start| path_back(graph, start))
}

/// A shortest path from a file over others back to itself (breadth-first search).
fn path_back(graph: &Graph, start: &str) -> Option<Vec<String>> {
    let mut queue = VecDeque::from([vec![start.to_owned()]]);
    let mut seen = BTreeSet::new();
    while let Some(path) = queue.pop_front() {
        for next in path.last().and_then(|file| graph.get(file)).into_iter().flatten() {
            let longer = [path.clone(), vec![next.clone()]].concat();
            if next == start {
                return Some(longer);
            }
            if seen.insert(next) {
                queue.push_back(longer);
            }
        }
    }
    None
}
