//! Topological sort by depth-first search (Tarjan, "Edge-disjoint spanning trees and depth-first search", 1976), which
//! also finds the cycles.

/// The maximum number of nodes of a cycle that a message shows.
const MAX_SHOWN: usize = 12;

/// The order of a graph's nodes.
pub(crate) struct Order {
    /// A node comes after the nodes that it leads to, except over an edge that closes a cycle.
    pub(crate) nodes: Vec<usize>,
    pub(crate) cycles: Vec<Cycle>,
}

/// An edge that closes a cycle. A graph without these edges has no cycles.
pub(crate) struct Cycle {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The nodes from `to` to `from`.
    nodes: Vec<usize>,
}

impl Cycle {
    /// The cycle as text, such as `a -> b -> a`.
    pub(crate) fn show<'n>(&self, name: impl Fn(usize) -> &'n str) -> String {
        let mut text = String::new();
        for node in self.nodes.iter().take(MAX_SHOWN) {
            text.push_str(name(*node));
            text.push_str(" -> ");
        }
        if self.nodes.len() > MAX_SHOWN {
            text.push_str("... -> ");
        }
        text.push_str(name(self.to));
        text
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// On the path from the root to the current node.
    Open,
    Done,
}

/// Sorts a graph, given as the list of the nodes that each node leads to. The search is not recursive, because a long
/// chain would overflow the stack.
pub(crate) fn topo_sort(edges: &[Vec<usize>]) -> Order {
    let mut states = vec![State::New; edges.len()];
    let mut order = Order { nodes: Vec::with_capacity(edges.len()), cycles: Vec::new() };
    // The nodes on the path from the root, with the edges that are not yet followed.
    let mut path: Vec<(usize, std::slice::Iter<'_, usize>)> = Vec::new();
    for root in 0..edges.len() {
        enter(root, edges, &mut states, &mut path);
        while let Some((node, left)) = path.last_mut() {
            let node = *node;
            let Some(&next) = left.next() else {
                path.pop();
                order.nodes.push(node);
                set(&mut states, node, State::Done);
                continue;
            };
            if states.get(next) == Some(&State::Open) {
                let cycle = path.iter().map(|(node, _)| *node).skip_while(|node| *node != next);
                // One node more than a message shows, so that the message can say that there are more.
                order.cycles.push(Cycle { from: node, to: next, nodes: cycle.take(MAX_SHOWN + 1).collect() });
            } else {
                enter(next, edges, &mut states, &mut path);
            }
        }
    }
    order
}

fn enter<'e>(
    node: usize,
    edges: &'e [Vec<usize>],
    states: &mut [State],
    path: &mut Vec<(usize, std::slice::Iter<'e, usize>)>,
) {
    if states.get(node) == Some(&State::New)
        && let Some(edges) = edges.get(node)
    {
        set(states, node, State::Open);
        path.push((node, edges.iter()));
    }
}

fn set(states: &mut [State], node: usize, state: State) {
    if let Some(slot) = states.get_mut(node) {
        *slot = state;
    }
}
