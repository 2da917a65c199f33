//! The method map of each rule: the methods that the rule decides, and the requirement of each method.

use super::sections::Sections;
use crate::hash::HashMap;
use crate::limits::MAX_TABLE_ENTRIES;
use crate::model::Catalog;
use crate::number::number;
use crate::policy::automaton::{Kind, Rule};
use crate::policy::trie::{NodeId, Trie};
use crate::requirement::Requirement;
use std::collections::{BTreeMap, BTreeSet};

/// The offset of a requirement by the number of a method.
pub(super) type MethodMap = BTreeMap<u32, u32>;
/// The index of a method map. Rules with equal maps have the same index.
pub(super) type MethodMapId = u32;
/// The scopes that authorize a method, by method.
type PrefixScopes<'a> = BTreeMap<&'a str, BTreeSet<u16>>;

/// The method maps of all rules. Equal maps are stored once.
#[derive(Default)]
pub(super) struct MethodMaps {
    by_rule: HashMap<Rule, MethodMapId>,
    pub(super) maps: Vec<MethodMap>,
    known: HashMap<MethodMap, MethodMapId>,
    /// The number of methods in all maps.
    entries: usize,
}

impl MethodMaps {
    /// The method maps of all rules; `None` if they have more methods than the limit.
    pub(super) fn new(tables: &mut Sections, catalog: &Catalog, trie: &Trie) -> Option<Self> {
        let mut maps = Self::default();
        let prefixes = prefix_maps(tables, catalog, trie)?;
        for (node, id) in trie.nodes.iter().zip(0..) {
            let covered = node.covered_by.and_then(|prefix| prefixes.get(&prefix));
            for (kind, endpoints) in [(Kind::Row, &node.rows), (Kind::Tail, &node.tails)] {
                if endpoints.is_empty() {
                    continue;
                }
                let mut map = row_map(tables, catalog, endpoints);
                // The prefix decides the methods that the row does not list.
                for (method, requirement) in covered.into_iter().flatten() {
                    map.entry(*method).or_insert(*requirement);
                }
                maps.add(Rule { node: id, kind }, map)?;
            }
            if let Some(map) = prefixes.get(&id) {
                maps.add(Rule { node: id, kind: Kind::Prefix }, map.clone())?;
            }
        }
        Some(maps)
    }

    fn add(&mut self, rule: Rule, map: MethodMap) -> Option<()> {
        let next = number(self.maps.len());
        let id = *self.known.entry(map).or_insert_with_key(|map| {
            self.entries += map.len();
            self.maps.push(map.clone());
            next
        });
        self.by_rule.insert(rule, id);
        (self.entries <= MAX_TABLE_ENTRIES).then_some(())
    }

    /// Every rule with its method map, sorted by rule.
    pub(super) fn rules(&self) -> Vec<(Rule, MethodMapId)> {
        let mut rules: Vec<(Rule, MethodMapId)> = self.by_rule.iter().map(|(rule, id)| (*rule, *id)).collect();
        rules.sort_unstable();
        rules
    }

    pub(super) fn of(&self, rule: Rule) -> MethodMapId {
        self.by_rule.get(&rule).copied().unwrap_or_default()
    }
}

/// The method map of rows of one shape. `lint` made sure that they agree on the methods that they share.
fn row_map(tables: &mut Sections, catalog: &Catalog, endpoints: &[usize]) -> MethodMap {
    let mut map = MethodMap::new();
    for endpoint in endpoints.iter().filter_map(|index| catalog.endpoints.get(*index)) {
        for row in &endpoint.methods {
            let requirement = tables.requirement(&row.requirement);
            map.entry(tables.method(&row.method)).or_insert(requirement);
        }
    }
    map
}

/// The method map of each node where a prefix ends. It joins the prefixes at the node and all enclosing prefixes.
/// `None` if they have more scopes than the limit.
fn prefix_maps(tables: &mut Sections, catalog: &Catalog, trie: &Trie) -> Option<HashMap<NodeId, MethodMap>> {
    let mut all: HashMap<NodeId, PrefixScopes<'_>> = HashMap::default();
    let mut entries = 0;
    for node in &trie.prefix_nodes {
        let enclosing = trie.enclosing_prefix(*node).and_then(|enclosing| all.get(&enclosing));
        let mut scopes = enclosing.cloned().unwrap_or_default();
        let prefixes = trie.node(*node).prefixes.iter().filter_map(|index| catalog.prefixes.get(*index));
        for id in prefixes.flat_map(|prefix| &prefix.scopes) {
            for method in catalog.scopes.get(usize::from(*id)).map_or(&[][..], |scope| &scope.methods) {
                scopes.entry(method).or_default().insert(*id);
            }
        }
        entries += scopes.values().map(BTreeSet::len).sum::<usize>();
        if entries > MAX_TABLE_ENTRIES {
            return None;
        }
        all.insert(*node, scopes);
    }
    let in_order = trie.prefix_nodes.iter().filter_map(|node| Some((*node, all.get(node)?)));
    Some(in_order.map(|(node, scopes)| (node, prefix_map(tables, catalog, scopes))).collect())
}

/// The method map of scopes each of which is sufficient alone. A scope that implies another one of them is redundant.
fn prefix_map(tables: &mut Sections, catalog: &Catalog, scopes: &PrefixScopes<'_>) -> MethodMap {
    let mut map = MethodMap::new();
    for (method, scopes) in scopes {
        let minimal = scopes.iter().filter(|id| {
            let implied = catalog.scopes.get(usize::from(**id)).map_or(&[][..], |scope| &scope.implied);
            !implied.iter().any(|other| scopes.contains(other))
        });
        let requirement = tables.requirement(&Requirement::Scopes(minimal.map(|id| vec![*id]).collect()));
        map.insert(tables.method(method), requirement);
    }
    map
}
