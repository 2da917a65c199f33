//! The path table: a trie of segments over the rows of `endpoints` and the prefixes of all scopes.

use super::tables::{Record, Tables};
use super::writer::number;
use crate::model::Catalog;
use crate::requirement::Requirement;
use crate::template::{Segment, Template};
use scope_types::layout::{NUMBER_SIZE, affixed, literal, node};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Scopes by the method that they authorise.
type Grants = BTreeMap<String, BTreeSet<u16>>;

#[derive(Default)]
struct Node {
    /// By length, then by bytes: the order in which the table is searched.
    literals: BTreeMap<(usize, String), usize>,
    /// Longest prefix first, then longest suffix.
    affixed: BTreeMap<(Reverse<usize>, Reverse<usize>, String, String), usize>,
    parameter: Option<usize>,
    /// Numbers of the endpoints that end here; more than one where templates have one shape.
    rows: Vec<usize>,
    /// Numbers of the endpoints whose tail starts here.
    tails: Vec<usize>,
    /// What the prefix that ends here grants by itself. Where its scopes have no methods it grants nothing, and still
    /// decides: it is more specific than what else may match there.
    grants: Option<Grants>,
}

/// Writes the trie and says where its root is.
pub(super) fn write(tables: &mut Tables, catalog: &Catalog, endpoints: &[u32]) -> u32 {
    Trie::new(catalog).write(tables, catalog, endpoints)
}

/// Templates that cross: at one place a request can go on with a literal, with text around a parameter and with a
/// parameter, and again at the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Crossing {
    /// How many nodes and affixed edges of the trie one request may visit.
    pub(crate) nodes: usize,
    /// A row where most of them are: an index into [`Catalog::endpoints`].
    pub(crate) row: usize,
}

/// Where the templates of a catalog cross most, and what it may cost to walk there; none if the catalog has no rows.
pub(crate) fn crossing(catalog: &Catalog) -> Option<Crossing> {
    Trie::new(catalog).crossing()
}

struct Trie {
    nodes: Vec<Node>,
}

impl Trie {
    fn new(catalog: &Catalog) -> Self {
        let mut trie = Self { nodes: vec![Node::default()] };
        for (index, endpoint) in catalog.endpoints.iter().enumerate() {
            trie.insert_row(&endpoint.template, index);
        }
        for (scope, id) in catalog.scopes.iter().zip(0..) {
            for path in &scope.paths {
                trie.insert_grant(path, &scope.methods, id);
            }
        }
        trie
    }

    /// An upper bound, for a segment equals at most one literal, but may fit every affixed edge and the parameter.
    fn crossing(&self) -> Option<Crossing> {
        // By node: what may be visited from there on, and a row there or where most of that is.
        let mut costs = vec![(0_usize, None); self.nodes.len()];
        let cost = |costs: &[(usize, Option<usize>)], child: &usize| costs.get(*child).copied().unwrap_or_default();
        // Children stand behind their parents.
        for (index, here) in self.nodes.iter().enumerate().rev() {
            let literals = here.literals.values().map(|child| cost(&costs, child));
            let others = here.affixed.values().chain(&here.parameter).map(|child| cost(&costs, child));
            let literal = literals.clone().map(|(nodes, _)| nodes).max().unwrap_or_default();
            // Each affixed edge is compared, whether it fits or not.
            let own = literal.saturating_add(1).saturating_add(here.affixed.len());
            let total = others.clone().map(|(nodes, _)| nodes).fold(own, usize::saturating_add);
            let with_rows = literals.chain(others).filter(|(_, row)| row.is_some());
            let row = with_rows.max_by_key(|(nodes, _)| *nodes).and_then(|(_, row)| row);
            let row = row.or(here.rows.first().or(here.tails.first()).copied());
            if let Some(slot) = costs.get_mut(index) {
                *slot = (total, row);
            }
        }
        let (nodes, row) = costs.first().copied()?;
        Some(Crossing { nodes, row: row? })
    }

    fn insert_row(&mut self, template: &Template, endpoint: usize) {
        let mut at = 0;
        for segment in &template.segments {
            let next = self.nodes.len();
            let Some(here) = self.nodes.get_mut(at) else { return };
            let child = match segment {
                Segment::Tail => {
                    here.tails.push(endpoint);
                    return;
                }
                Segment::Literal(text) => here.literals.entry((text.len(), text.clone())).or_insert(next),
                Segment::Affixed { prefix, suffix } => here
                    .affixed
                    .entry((Reverse(prefix.len()), Reverse(suffix.len()), prefix.clone(), suffix.clone()))
                    .or_insert(next),
                Segment::Parameter => here.parameter.get_or_insert(next),
            };
            at = *child;
            self.grow(at);
        }
        if let Some(here) = self.nodes.get_mut(at) {
            here.rows.push(endpoint);
        }
    }

    fn insert_grant(&mut self, path: &str, methods: &[String], scope: u16) {
        let mut at = 0;
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            let next = self.nodes.len();
            let Some(here) = self.nodes.get_mut(at) else { return };
            at = *here.literals.entry((segment.len(), segment.to_owned())).or_insert(next);
            self.grow(at);
        }
        if let Some(here) = self.nodes.get_mut(at) {
            let grants = here.grants.get_or_insert_default();
            for method in methods {
                grants.entry(method.clone()).or_default().insert(scope);
            }
        }
    }

    /// Makes room for the node `at`, if it is a new one.
    fn grow(&mut self, at: usize) {
        if at == self.nodes.len() {
            self.nodes.push(Node::default());
        }
    }

    fn write(&self, tables: &mut Tables, catalog: &Catalog, endpoints: &[u32]) -> u32 {
        let base = tables.writer.reserve(self.nodes.len() * node::SIZE);
        let place = |index: usize| number(base + index * node::SIZE);
        let grants = self.cumulative_grants();
        for (index, here) in self.nodes.iter().enumerate() {
            let mut record = Record::<{ node::SIZE / NUMBER_SIZE }>::default();
            record.one(node::ROW, rows(tables, catalog, endpoints, &here.rows));
            record.one(node::TAIL, rows(tables, catalog, endpoints, &here.tails));
            if let Some(grants) = grants.get(&index) {
                record.one(node::GRANT, grant(tables, catalog, grants));
            }
            record.one(node::PARAMETER, here.parameter.map_or(0, place));
            let mut edges: Vec<[u32; literal::SIZE / NUMBER_SIZE]> = Vec::with_capacity(here.literals.len());
            for ((_, text), child) in &here.literals {
                let [text, length] = tables.writer.text(text);
                edges.push([text, length, place(*child)]);
            }
            record.pair(node::LITERALS, tables.writer.records(&edges));
            let mut edges: Vec<[u32; affixed::SIZE / NUMBER_SIZE]> = Vec::with_capacity(here.affixed.len());
            for ((_, _, prefix, suffix), child) in &here.affixed {
                let [prefix, prefix_length] = tables.writer.text(prefix);
                let [suffix, suffix_length] = tables.writer.text(suffix);
                edges.push([prefix, prefix_length, suffix, suffix_length, place(*child)]);
            }
            record.pair(node::AFFIXED, tables.writer.records(&edges));
            tables.writer.put(base + index * node::SIZE, &record.numbers);
        }
        place(0)
    }

    /// For each node where a prefix ends, all grants that cover it: its own and those of every shorter prefix.
    fn cumulative_grants(&self) -> HashMap<usize, Grants> {
        let mut all = HashMap::new();
        let mut todo = vec![(0, None::<usize>)];
        while let Some((index, nearest)) = todo.pop() {
            let Some(here) = self.nodes.get(index) else { continue };
            let mut nearest = nearest;
            if let Some(own) = &here.grants {
                let mut grants: Grants = nearest.and_then(|above| all.get(&above)).cloned().unwrap_or_default();
                for (method, scopes) in own {
                    grants.entry(method.clone()).or_default().extend(scopes);
                }
                all.insert(index, grants);
                nearest = Some(index);
            }
            todo.extend(here.literals.values().map(|child| (*child, nearest)));
        }
        all
    }
}

/// The row set of endpoints of one shape; 0 if there is none. Checks made sure that equal methods ask for equal scopes.
fn rows(tables: &mut Tables, catalog: &Catalog, endpoints: &[u32], of: &[usize]) -> u32 {
    match of {
        [] => 0,
        [one] => endpoints.get(*one).copied().unwrap_or_default(),
        several => {
            let mut methods: BTreeMap<&str, &Requirement> = BTreeMap::new();
            for endpoint in several.iter().filter_map(|index| catalog.endpoints.get(*index)) {
                for (method, requirement) in &endpoint.methods {
                    methods.entry(method).or_insert(requirement);
                }
            }
            tables.row_set(methods.into_iter())
        }
    }
}

/// The row set of grants: each scope suffices alone. One that implies another asks for more, and goes.
fn grant(tables: &mut Tables, catalog: &Catalog, grants: &Grants) -> u32 {
    let requirements: Vec<(&str, Requirement)> = grants
        .iter()
        .map(|(method, scopes)| {
            let least = scopes.iter().filter(|id| {
                let implied = catalog.scopes.get(usize::from(**id)).map_or(&[][..], |scope| &scope.implied);
                !implied.iter().any(|other| scopes.contains(other))
            });
            (method.as_str(), Requirement::Scopes(least.map(|id| vec![*id]).collect()))
        })
        .collect();
    tables.row_set(requirements.iter().map(|(method, requirement)| (*method, requirement)))
}
