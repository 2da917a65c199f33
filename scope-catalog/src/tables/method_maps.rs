//! The method map of each decision: the methods that the catalog lists, and the requirement of each method.

use super::sections::Sections;
use crate::hash::HashMap;
use crate::limits::MAX_TABLE_ENTRIES;
use crate::model::{Catalog, Endpoint};
use crate::number::number;
use crate::policy::automaton::Decision;
use crate::policy::listed::{authorizes, listed};
use crate::policy::trie::{NodeId, Trie};
use crate::requirement::Requirement;
use std::collections::{BTreeMap, BTreeSet};

/// The offset of a requirement by the number of a method.
pub(super) type MethodMap = BTreeMap<u32, u32>;
/// The index of a method map. Decisions with equal maps have the same index.
pub(super) type MethodMapId = u32;

/// The method maps of all decisions. Equal maps are stored once.
#[derive(Default)]
pub(super) struct MethodMaps {
    by_decision: BTreeMap<Decision, MethodMapId>,
    pub(super) maps: Vec<MethodMap>,
    known: HashMap<MethodMap, MethodMapId>,
    /// The number of methods in all maps.
    entries: usize,
}

impl MethodMaps {
    /// The method maps of these decisions; `None` if they have more methods than the limit.
    pub(super) fn new(
        tables: &mut Sections,
        catalog: &Catalog,
        trie: &Trie,
        decisions: BTreeSet<Decision>,
    ) -> Option<Self> {
        let mut maps = Self::default();
        let mut of_prefixes: HashMap<NodeId, MethodMap> = HashMap::default();
        let mut scopes = 0;
        for decision in decisions {
            let mut map = decision.row.map(|row| row_map(tables, catalog, trie, row)).unwrap_or_default();
            if let Some(prefix) = decision.prefix {
                let of_prefix = of_prefixes.entry(prefix).or_insert_with(|| {
                    let authorized = prefix_scopes(catalog, trie, prefix);
                    scopes += authorized.values().map(BTreeSet::len).sum::<usize>();
                    prefix_map(tables, catalog, &authorized)
                });
                if scopes > MAX_TABLE_ENTRIES {
                    return None;
                }
                // The prefix decides the methods that the row does not list.
                for (method, requirement) in of_prefix.iter() {
                    map.entry(*method).or_insert(*requirement);
                }
            }
            maps.add(decision, map)?;
        }
        Some(maps)
    }

    fn add(&mut self, decision: Decision, map: MethodMap) -> Option<()> {
        let next = number(self.maps.len());
        let id = *self.known.entry(map).or_insert_with_key(|map| {
            self.entries += map.len();
            self.maps.push(map.clone());
            next
        });
        self.by_decision.insert(decision, id);
        (self.entries <= MAX_TABLE_ENTRIES).then_some(())
    }

    /// Every decision with its method map, sorted by decision.
    pub(super) fn decisions(&self) -> Vec<(Decision, MethodMapId)> {
        self.by_decision.iter().map(|(decision, id)| (*decision, *id)).collect()
    }

    pub(super) fn of(&self, decision: Decision) -> MethodMapId {
        self.by_decision.get(&decision).copied().unwrap_or_default()
    }
}

/// The method map of the rows at a node. `lint` made sure that they agree on the methods that they share.
fn row_map(tables: &mut Sections, catalog: &Catalog, trie: &Trie, node: NodeId) -> MethodMap {
    let rows: Vec<&Endpoint> = trie.node(node).rows.iter().filter_map(|row| catalog.endpoints.get(*row)).collect();
    let mut map = MethodMap::new();
    let methods = rows.iter().flat_map(|row| &row.methods).map(|method| method.method.as_str());
    for method in methods.chain(["HEAD"]) {
        if let Some((_, found)) = listed(&rows.iter().copied(), method) {
            let requirement = tables.requirement(&found.requirement);
            map.entry(tables.method(method)).or_insert(requirement);
        }
    }
    map
}

/// The scopes that authorize each method at the prefixes of a node.
fn prefix_scopes<'a>(catalog: &'a Catalog, trie: &Trie, node: NodeId) -> BTreeMap<&'a str, BTreeSet<u16>> {
    let mut scopes: BTreeMap<&str, BTreeSet<u16>> = BTreeMap::new();
    let prefixes = trie.node(node).prefixes.iter().filter_map(|index| catalog.prefixes.get(*index));
    for id in prefixes.flat_map(|prefix| &prefix.scopes) {
        let Some(scope) = catalog.scopes.get(usize::from(*id)) else { continue };
        for method in scope.methods.iter().map(String::as_str).chain(["HEAD"]) {
            if authorizes(scope, method) {
                scopes.entry(method).or_default().insert(*id);
            }
        }
    }
    scopes
}

/// The method map of scopes each of which is sufficient alone. A scope that implies another one of them is redundant.
fn prefix_map(tables: &mut Sections, catalog: &Catalog, scopes: &BTreeMap<&str, BTreeSet<u16>>) -> MethodMap {
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
