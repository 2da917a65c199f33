//! Scopewright: catalogs that `catalog!` compiles, and catalogs that are compiled while this program runs.
//!
//! The tables of the latter are the same. They are leaked instead of printed as code.

use crate::rules::{Need, Rule};
use scope_catalog::diagnostics::render;
use scope_catalog::read::read;
use scope_catalog::tables;
use scope_types::{
    Bits, CatalogScope, CatalogSet, Decision, Iter, Listing, ParseError, Requirement, RequirementKind, Tables,
};
use std::fmt;

/// The reference catalog: prefixes.
pub mod brevo {
    #![allow(missing_docs, reason = "generated")]
    scopewright::catalog!("../scopes.yaml");

    /// The bare look-up. It is compiled in the crate of the catalog, as `route` is.
    pub fn lookup(path: &str) -> u32 {
        <Scope as scope_types::CatalogScope>::TABLES.lookup(path)
    }
}

/// GitHub's REST API: exact templates.
pub mod github {
    #![allow(missing_docs, reason = "generated")]
    scopewright::catalog!("github.yaml");

    /// The bare look-up. It is compiled in the crate of the catalog, as `route` is.
    pub fn lookup(path: &str) -> u32 {
        <Scope as scope_types::CatalogScope>::TABLES.lookup(path)
    }
}

/// Catalogs of 32 to 5,000 scopes.
pub mod sized {
    #![allow(missing_docs, clippy::pedantic, clippy::all, reason = "generated")]
    include!(concat!(env!("OUT_DIR"), "/catalogs.rs"));
}

/// The words of [`Set`]: enough for 960 scopes.
const WORDS: usize = 15;

/// A scope of a catalog that is compiled at run time: the scope's id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Scope(u16);

/// A set of such scopes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Set(Bits<WORDS>);

const ALL: [Scope; WORDS * 64] = {
    let mut all = [Scope(0); WORDS * 64];
    let mut id = 0_u16;
    while (id as usize) < all.len() {
        all[id as usize] = Scope(id);
        id += 1;
    }
    all
};

impl CatalogScope for Scope {
    type Set = Set;
    /// The type belongs to no catalog. The tables know what scopes imply.
    const TABLES: &'static Tables<'static> = &Tables::new(&"", &[], "");
    const LISTING: Listing = Listing::new("", &[]);
    const ALL: &'static [Self] = &ALL;

    fn id(self) -> u16 {
        self.0
    }

    fn from_id(id: u16) -> Option<Self> {
        Self::ALL.get(usize::from(id)).copied()
    }
}

impl CatalogSet for Set {
    type Scope = Scope;
    const EMPTY: Self = Self(Bits::EMPTY);

    fn has(&self, id: u16) -> bool {
        self.0.contains(id)
    }

    fn add(&mut self, id: u16) {
        self.0.insert(id);
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn intersection(self, other: Self) -> Self {
        Self(self.0.intersection(other.0))
    }

    fn with_implied(self) -> Self {
        self
    }

    fn scopes(self) -> impl DoubleEndedIterator<Item = Scope> + ExactSizeIterator {
        Iter::<Scope, WORDS>::new(self.0)
    }

    fn parse(text: &str) -> Result<Self, ParseError<'_>> {
        Scope::TABLES.parse(text).map(Self)
    }

    fn from_claim(claim: &str) -> Self {
        Self(Scope::TABLES.claim(claim).0)
    }
}

impl Default for Set {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "scope {}", self.0)
    }
}

impl fmt::Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// The two literals of a catalog.
#[derive(Debug)]
pub struct Literals {
    /// Every text.
    pub text: String,
    /// Every number.
    pub data: Vec<u8>,
}

impl Literals {
    /// Compiles a catalog.
    pub fn compile(yaml: &str) -> Self {
        let reading = read(yaml.as_bytes());
        let diagnostics: Vec<String> =
            reading.diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, "benchmark")).collect();
        assert!(!reading.has_errors(), "{}", diagnostics.join("\n"));
        let literals = tables::write(&reading.catalog, reading.policy.as_ref());
        let literals = literals.unwrap_or_else(|refused| panic!("{refused:?}"));
        Self { text: literals.text, data: literals.data }
    }

    /// The tables. They are never freed.
    pub fn leak(self) -> &'static Tables<'static> {
        Box::leak(Box::new(Tables::new(Box::leak(Box::new(&*self.text.leak())), self.data.leak(), "benchmark")))
    }
}

/// The bare look-up: a number for the rule that a path selects with any method, and 0 for none.
pub fn lookup(tables: &'static Tables<'static>, path: &str) -> u32 {
    tables.lookup(path)
}

/// The whole look-up, with method and requirement, in a catalog that is compiled at run time.
pub fn route(tables: &'static Tables<'static>, method: &str, path: &str) -> Decision<'static, Set> {
    tables.route(method, path)
}

/// The requirement of a decision in the oracle's form.
pub fn need<S: CatalogSet>(decision: &Decision<'_, S>) -> Option<Need> {
    decision.requirement().map(|requirement| alternatives(&requirement))
}

/// The alternatives of a requirement in the oracle's form.
pub fn alternatives<S: CatalogSet>(requirement: &Requirement<'_, S>) -> Need {
    assert_eq!(requirement.kind(), RequirementKind::Scopes, "the workloads ask for scopes everywhere");
    let mut need: Need = requirement.alternatives().map(|set| set.scopes().map(CatalogScope::id).collect()).collect();
    need.sort_unstable();
    need
}

/// A catalog of exact templates as YAML.
pub fn yaml(scopes: &[String], rules: &[Rule]) -> String {
    let mut yaml = "catalog: Benchmark\ncategories:\n  All:\n    scopes:\n".to_owned();
    yaml.extend(scopes.iter().map(|scope| format!("      \"{scope}\": A scope.\n")));
    yaml.push_str("endpoints:\n");
    for rule in rules {
        yaml.extend(["  \"", &rule.template, "\":\n"]);
        yaml.extend(rule.needs.iter().map(|(method, need)| format!("    {method}: {}\n", in_words(scopes, need))));
    }
    yaml
}

/// A requirement as text.
fn in_words(scopes: &[String], need: &Need) -> String {
    let all_of = |ids: &Vec<u16>| ids.iter().map(|id| scopes[usize::from(*id)].as_str()).collect::<Vec<_>>().join(", ");
    match need.as_slice() {
        [ids] => all_of(ids),
        several => {
            let alternative = |ids: &Vec<u16>| {
                if ids.len() > 1 { format!("all({})", all_of(ids)) } else { all_of(ids) }
            };
            format!("any({})", several.iter().map(alternative).collect::<Vec<_>>().join(", "))
        }
    }
}
