//! Trees with the shape of Microsoft Graph, made from a fixed seed.
//!
//! The paths of Graph are the paths through a schema of entity types. An entity has collections of other entities,
//! actions (which are leaves), and functions such as `range(address=value)`. Several roots lead to one type (`/me`,
//! `/users/{id}`), so sub-trees and requirements repeat. This table compares 10,000 paths of Graph with 10,000
//! generated paths:
//!
//! | | Graph | generated |
//! | --- | --- | --- |
//! | segments in a path | 5.8 | 6.0 |
//! | segments in the longest path | 16 | 14 |
//! | segments that are parameters | 29 % | 32 % |
//! | bytes in a literal | 11 | 12 |
//! | different first segments | 123 | 151 |
//! | different sub-trees | 1,596 | 1,340 |
//! | paths with the same methods and scopes | 6.0 | 6.3 |

use super::paths::Paths;
use super::requests;
use crate::names::{self, Shape};
use crate::ours;
use crate::rng::Rng;
use crate::rules::{Need, Rule};
use std::collections::HashSet;

/// The number of paths that are taken from the schema. Larger trees repeat these paths below `/beta`, `/gov` and so on,
/// with other requirements for some of them.
const UNFOLDED: usize = 10_000;
const VERSIONS: [&str; 5] = ["", "/beta", "/gov", "/china", "/tenants"];
const SCOPES: usize = 917;
/// The longest path, in segments.
const DEEPEST: usize = 16;

/// How functions are written in templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Functions {
    /// `range(address=value)`: a literal, which every router supports.
    Literal,
    /// `range(address='{address}')`: text around a parameter.
    Parameter,
}

/// The scopes of the catalog.
pub fn scopes() -> Vec<String> {
    names::names(Shape::Graph, SCOPES)
}

/// A catalog with these rules.
pub fn yaml(rules: &[Rule]) -> String {
    ours::yaml(&scopes(), rules)
}

/// A tree of `count` templates, and streams of requests for it.
pub fn paths(name: &'static str, count: usize, functions: Functions) -> Paths {
    let rules = rules(count, functions);
    let hits = requests::hits(&rules, 10);
    let misses = requests::misses(&rules, &hits, 11);
    let near = requests::near_misses(&rules, 12);
    let (long, deep) = (requests::long(&rules), requests::deep(&rules));
    Paths::new(name, rules)
        .with("hits", Some(true), &hits)
        .with("misses", Some(false), &misses)
        .with("near misses", Some(false), &near)
        .with("8 KiB", None, &long)
        .with("128 segments", None, &deep)
}

/// The rules of a tree.
pub fn rules(count: usize, functions: Functions) -> Vec<Rule> {
    let schema = Schema::new(functions);
    let mut rng = Rng::new(50_000);
    let mut rules = Vec::new();
    for version in VERSIONS {
        let missing = count - rules.len();
        if missing == 0 {
            break;
        }
        let mut unfolded = schema.unfold(version, missing.min(UNFOLDED));
        for rule in &mut unfolded {
            if !version.is_empty() && rng.once_in(20) {
                rule.needs.clone_from(rng.pick(&schema.pool));
            }
        }
        rules.append(&mut unfolded);
    }
    rules
}

type Needs = Vec<(String, Need)>;

/// A kind of entity.
struct Entity {
    members: Vec<Member>,
}

struct Member {
    name: String,
    /// The index of the entity that the member leads to.
    leads_to: Option<usize>,
    /// Whether it is a collection, whose items have ids.
    many: bool,
    needs: Needs,
    item_needs: Needs,
}

struct Schema {
    entities: Vec<Entity>,
    roots: Vec<Member>,
    /// The methods and requirements from which each member gets some at random.
    pool: Vec<Needs>,
}

/// How many entities there are on each level. Entities lead to entities of lower levels, so every unfolding ends.
const LEVELS: [usize; 7] = [500, 400, 250, 120, 40, 10, 3];
/// The number of roots, which is larger than any tree needs.
const ROOTS: usize = 200;

impl Schema {
    fn new(functions: Functions) -> Self {
        let mut rng = Rng::new(3);
        let pool: Vec<Needs> = (0..2_000).map(|_| needs(&mut rng)).collect();
        let mut words = Words { functions, rng: Rng::new(2_810) };
        let mut entities: Vec<Entity> = Vec::new();
        for width in LEVELS {
            let lower = entities.len();
            for _ in 0..width {
                let entity = entity(lower, &pool, &mut words, &mut rng);
                entities.push(entity);
            }
        }
        let mut seen = HashSet::new();
        let root = |index: usize| {
            // The first roots unfold the largest entity, as `/me` and `/users` do.
            let leads_to = if index < 4 { entities.len() - 1 } else { 350 + rng.below(entities.len() - 350) };
            member(words.name(&mut seen), Some(leads_to), index > 0, &pool, &mut rng)
        };
        let roots = (0..ROOTS).map(root).collect();
        Self { entities, roots, pool }
    }

    /// The first `count` paths of all roots.
    fn unfold(&self, version: &str, count: usize) -> Vec<Rule> {
        let mut unfolding = Unfolding { schema: self, rng: Rng::new(1_596), rules: Vec::new() };
        for root in &self.roots {
            unfolding.member(root, version);
        }
        let mut rules = unfolding.rules;
        assert!(rules.len() >= count, "the schema has {} paths only", rules.len());
        rules.truncate(count);
        rules
    }
}

struct Unfolding<'s> {
    schema: &'s Schema,
    rng: Rng,
    rules: Vec<Rule>,
}

impl Unfolding<'_> {
    fn member(&mut self, member: &Member, above: &str) {
        let path = format!("{above}/{}", member.name);
        let segments = path.matches('/').count();
        if segments > DEEPEST {
            return;
        }
        self.rules.push(Rule { template: path.clone(), prefix: false, needs: member.needs.clone() });
        let Some(entity) = member.leads_to else { return };
        let mut item = path;
        if member.many && segments < DEEPEST {
            item += "/{id}";
            self.rules.push(Rule { template: item.clone(), prefix: false, needs: member.item_needs.clone() });
        }
        let schema = self.schema;
        for member in &schema.entities[entity].members {
            // One member of 25 is left out, so that the sub-trees of an entity differ.
            if !self.rng.once_in(25) {
                self.member(member, &item);
            }
        }
    }
}

/// An entity whose members lead to entities with an index below `lower`.
fn entity(lower: usize, pool: &[Needs], words: &mut Words, rng: &mut Rng) -> Entity {
    let mut seen = HashSet::new();
    // Most entities have few actions. In Graph, devices and worksheets have dozens.
    let actions = if rng.once_in(14) { 12 + rng.below(28) } else { rng.below(4) };
    let mut members: Vec<Member> = Vec::new();
    for _ in 0..actions {
        let name = if rng.once_in(8) { words.function(&mut seen) } else { words.name(&mut seen) };
        members.push(member(name, None, false, pool, rng));
    }
    let navigations = if lower == 0 { 0 } else { 2 + rng.below(5) };
    for index in 0..navigations {
        // The first member leads to the level below, so that the tree is deep.
        let leads_to = if index == 0 { lower - 1 - rng.below(lower.min(10)) } else { rng.below(lower) };
        let many = rng.below(100) < 42;
        members.push(member(words.name(&mut seen), Some(leads_to), many, pool, rng));
    }
    Entity { members }
}

fn member(name: String, leads_to: Option<usize>, many: bool, pool: &[Needs], rng: &mut Rng) -> Member {
    let mut some = || pool[rng.below(pool.len())].clone();
    Member { name, leads_to, many, needs: some(), item_needs: some() }
}

/// The requirements of a path: mostly one or two methods, each with one to four alternatives of neighbouring scopes.
fn needs(rng: &mut Rng) -> Needs {
    let area = rng.below(SCOPES - 8);
    let methods: &[&str] = match rng.below(20) {
        0..=6 => &["GET"],
        7..=12 => &["POST"],
        13..=16 => &["GET", "POST"],
        17 => &["GET", "PATCH"],
        _ => &["GET", "PATCH", "DELETE"],
    };
    methods.iter().map(|method| ((*method).to_owned(), need(area, rng))).collect()
}

fn need(area: usize, rng: &mut Rng) -> Need {
    let count = [1, 1, 1, 1, 1, 2, 2, 2, 4, 6][rng.below(10)];
    let mut ids: Vec<u16> = (0..count).filter_map(|_| u16::try_from(area + rng.below(8)).ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() == 2 && rng.once_in(20) { vec![ids] } else { ids.into_iter().map(|id| vec![id]).collect() }
}

/// Names of members.
struct Words {
    functions: Functions,
    rng: Rng,
}

impl Words {
    /// A name of one to four words that is not in `seen` yet.
    fn name(&mut self, seen: &mut HashSet<String>) -> String {
        const WORDS: [&str; 72] = [
            "access",
            "account",
            "activity",
            "add",
            "alert",
            "app",
            "approve",
            "assign",
            "attach",
            "audit",
            "axes",
            "calendar",
            "cancel",
            "cases",
            "chart",
            "check",
            "children",
            "class",
            "column",
            "content",
            "copy",
            "create",
            "data",
            "delete",
            "delta",
            "device",
            "directory",
            "drive",
            "events",
            "export",
            "extension",
            "file",
            "filter",
            "folder",
            "format",
            "group",
            "history",
            "identity",
            "import",
            "instance",
            "items",
            "list",
            "lock",
            "mail",
            "management",
            "members",
            "message",
            "moved",
            "notify",
            "operation",
            "owners",
            "package",
            "permission",
            "policy",
            "range",
            "reply",
            "report",
            "request",
            "review",
            "role",
            "schedule",
            "security",
            "setting",
            "share",
            "site",
            "state",
            "sync",
            "table",
            "task",
            "team",
            "user",
            "value",
        ];
        loop {
            let count = [1, 1, 1, 1, 2, 2, 2, 2, 3, 5][self.rng.below(10)];
            let name: String = (0..count).map(|_| *self.rng.pick(&WORDS)).collect();
            if seen.insert(name.clone()) {
                return name;
            }
        }
    }

    fn function(&mut self, seen: &mut HashSet<String>) -> String {
        let name = self.name(seen);
        let argument = *self.rng.pick(&["address", "id", "index", "count", "value", "period"]);
        match self.functions {
            Functions::Literal => format!("{name}({argument}=value)"),
            Functions::Parameter => format!("{name}({argument}='{{{argument}}}')"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[derive(Default, PartialEq, Eq, PartialOrd, Ord, Clone)]
    struct Tree(BTreeMap<String, Tree>);

    fn sub_trees<'t>(tree: &'t Tree, all: &mut std::collections::BTreeSet<&'t Tree>) {
        all.insert(tree);
        tree.0.values().for_each(|child| sub_trees(child, all));
    }

    /// The figures that the documentation of this module states.
    #[test]
    fn shape() {
        let rules = rules(10_000, Functions::Literal);
        let segments: Vec<&str> = rules.iter().flat_map(|rule| rule.template.split('/').skip(1)).collect();
        let (parameters, literals): (Vec<&str>, Vec<&str>) =
            segments.iter().partition(|segment| segment.starts_with('{'));
        let bytes: usize = literals.iter().map(|literal| literal.len()).sum();
        let deepest = rules.iter().map(|rule| rule.template.matches('/').count()).max().unwrap();
        let different: HashSet<_> = rules.iter().map(|rule| &rule.needs).collect();
        let mut tree = Tree::default();
        for rule in &rules {
            rule.template
                .split('/')
                .skip(1)
                .fold(&mut tree, |tree, segment| tree.0.entry(segment.to_owned()).or_default());
        }
        let mut all = std::collections::BTreeSet::new();
        sub_trees(&tree, &mut all);
        let tenths = |of: usize, by: usize| of * 10 / by;
        let found = (
            tenths(segments.len(), rules.len()),
            deepest,
            tenths(parameters.len() * 10, segments.len()),
            bytes / literals.len(),
            all.len(),
            tenths(rules.len(), different.len()),
            tree.0.len(),
        );
        assert_eq!(found, (60, 14, 32, 12, 1340, 63, 151));
    }
}
