//! What must come before what: a depth-first order, and the cycles that make it impossible.

/// The longest part of a cycle that is worth showing.
const MAX_SHOWN: usize = 12;

/// A graph's nodes, those that a node leads to before itself.
pub(crate) struct Order {
    pub(crate) nodes: Vec<usize>,
    pub(crate) cycles: Vec<Cycle>,
}

/// An edge that closes a cycle; without these edges there is none.
pub(crate) struct Cycle {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// From `to` over the others to `from`.
    nodes: Vec<usize>,
}

impl Cycle {
    /// `a -> b -> a`
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
    Open,
    Done,
}

/// Orders a graph given as the nodes to which each node leads. Without recursion: chains may be long.
pub(crate) fn topo_sort(edges: &[Vec<usize>]) -> Order {
    let mut states = vec![State::New; edges.len()];
    let mut order = Order { nodes: Vec::with_capacity(edges.len()), cycles: Vec::new() };
    // The path from a root, each node with the edges that are still to be followed.
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
                let round = path.iter().map(|(node, _)| *node).skip_while(|node| *node != next);
                // One more than is shown, to know that there are more.
                order.cycles.push(Cycle { from: node, to: next, nodes: round.take(MAX_SHOWN + 1).collect() });
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
