//! The methods and requirements of each rule.

use super::sections::Sections;
use crate::hash::HashMap;
use crate::limits::MAX_TABLE_ENTRIES;
use crate::model::Catalog;
use crate::number::number;
use crate::policy::automaton::{Kind, Rule};
use crate::policy::trie::{NodeId, Trie};
use crate::requirement::Requirement;
use std::collections::{BTreeMap, BTreeSet};

/// The number of the methods and requirements of a rule. Rules with equal rows have the same number.
pub(super) type Content = u32;
/// Requirements by method, as numbers of either.
pub(super) type Rows = BTreeMap<u32, u32>;
/// Scopes by the method that they authorise.
type PrefixScopes<'a> = BTreeMap<&'a str, BTreeSet<u16>>;

/// What rules ask for: a number for each, which equal rows share.
#[derive(Default)]
pub(super) struct Contents {
    by_rule: HashMap<Rule, Content>,
    pub(super) rows: Vec<Rows>,
    known: HashMap<Rows, Content>,
    /// Methods of all rows.
    entries: usize,
}

impl Contents {
    /// None if there are too many.
    pub(super) fn new(tables: &mut Sections, catalog: &Catalog, trie: &Trie) -> Option<Self> {
        let mut contents = Self::default();
        let prefixes = prefix_rows(tables, catalog, trie)?;
        for (node, id) in trie.nodes.iter().zip(0..) {
            let covered = node.covered_by.and_then(|prefix| prefixes.get(&prefix));
            for (kind, endpoints) in [(Kind::Row, &node.rows), (Kind::Tail, &node.tails)] {
                if endpoints.is_empty() {
                    continue;
                }
                let mut rows = rows(tables, catalog, endpoints);
                for (method, requirement) in covered.into_iter().flatten() {
                    rows.entry(*method).or_insert(*requirement);
                }
                contents.add(Rule { node: id, kind }, rows)?;
            }
            if let Some(rows) = prefixes.get(&id) {
                contents.add(Rule { node: id, kind: Kind::Prefix }, rows.clone())?;
            }
        }
        Some(contents)
    }

    fn add(&mut self, rule: Rule, rows: Rows) -> Option<()> {
        let next = number(self.rows.len());
        let content = *self.known.entry(rows).or_insert_with_key(|rows| {
            self.entries += rows.len();
            self.rows.push(rows.clone());
            next
        });
        self.by_rule.insert(rule, content);
        (self.entries <= MAX_TABLE_ENTRIES).then_some(())
    }

    /// Every rule with its content, sorted.
    pub(super) fn rules(&self) -> Vec<(Rule, Content)> {
        let mut rules: Vec<(Rule, Content)> = self.by_rule.iter().map(|(rule, content)| (*rule, *content)).collect();
        rules.sort_unstable();
        rules
    }

    pub(super) fn of(&self, rule: Rule) -> Content {
        self.by_rule.get(&rule).copied().unwrap_or_default()
    }
}

/// The rows of endpoints of one shape. Checks made sure that equal methods ask for equal scopes.
fn rows(tables: &mut Sections, catalog: &Catalog, endpoints: &[usize]) -> Rows {
    let mut rows = Rows::new();
    for endpoint in endpoints.iter().filter_map(|index| catalog.endpoints.get(*index)) {
        for row in &endpoint.methods {
            let requirement = tables.requirement(&row.requirement);
            rows.entry(tables.method(&row.method)).or_insert(requirement);
        }
    }
    rows
}

/// For each node where a prefix ends, the requirements of all prefixes that cover it: its own and those of every shorter prefix. None
/// if there are too many.
fn prefix_rows(tables: &mut Sections, catalog: &Catalog, trie: &Trie) -> Option<HashMap<NodeId, Rows>> {
    let mut all: HashMap<NodeId, PrefixScopes<'_>> = HashMap::default();
    let mut entries = 0;
    for (prefix, above) in &trie.prefixes {
        let mut scopes = above.and_then(|above| all.get(&above)).cloned().unwrap_or_default();
        for id in &trie.node(*prefix).scopes {
            for method in catalog.scopes.get(usize::from(*id)).map_or(&[][..], |scope| &scope.methods) {
                scopes.entry(method).or_default().insert(*id);
            }
        }
        entries += scopes.values().map(BTreeSet::len).sum::<usize>();
        if entries > MAX_TABLE_ENTRIES {
            return None;
        }
        all.insert(*prefix, scopes);
    }
    let in_order = trie.prefixes.iter().filter_map(|(prefix, _)| Some((*prefix, all.get(prefix)?)));
    Some(in_order.map(|(prefix, scopes)| (prefix, scope_rows(tables, catalog, scopes))).collect())
}

/// Each scope suffices alone. One that implies another asks for more, and goes.
fn scope_rows(tables: &mut Sections, catalog: &Catalog, scopes: &PrefixScopes<'_>) -> Rows {
    let mut rows = Rows::new();
    for (method, scopes) in scopes {
        let least = scopes.iter().filter(|id| {
            let implied = catalog.scopes.get(usize::from(**id)).map_or(&[][..], |scope| &scope.implied);
            !implied.iter().any(|other| scopes.contains(other))
        });
        let requirement = tables.requirement(&Requirement::Scopes(least.map(|id| vec![*id]).collect()));
        rows.insert(tables.method(method), requirement);
    }
    rows
}
