//! Any catalog without generated code: its text is compiled to tables, whose answers are given in the oracle's types.

use std::fmt;

use scope_catalog::model::Catalog;
use scope_catalog::read::{Reading, read};
use scope_catalog::requirement;
use scope_catalog::tables;
use scope_types::{
    Bits, CatalogScope, CatalogSet, Decision, Iter, Listing, ParseError, Requirement, RequirementKind, Tables,
};

use oracle::{Answer, Model, PathPrefix, Row, canonical};

/// The most scopes that a catalog of these tests has.
const MOST: usize = 1024;

/// A scope of any catalog whose sets have `W` words: the scope's id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Scope<const W: usize>(u16);

/// A set of such scopes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Set<const W: usize>(pub Bits<W>);

impl<const W: usize> Scope<W> {
    const MANY: [Self; MOST] = {
        let mut all = [Self(0); MOST];
        let (mut rest, mut id): (&mut [Self], u16) = (&mut all, 0);
        while let Some((scope, others)) = rest.split_first_mut() {
            *scope = Self(id);
            (rest, id) = (others, id + 1);
        }
        all
    };
}

impl<const W: usize> CatalogScope for Scope<W> {
    type Set = Set<W>;
    const TABLES: &'static Tables<'static> = &Tables::new(&"", &[], "");
    const LISTING: Listing = Listing::new("", &[]);
    const ALL: &'static [Self] = Self::MANY.split_at(W * 64).0;

    fn id(self) -> u16 {
        self.0
    }

    fn from_id(id: u16) -> Option<Self> {
        Self::ALL.get(usize::from(id)).copied()
    }
}

impl<const W: usize> CatalogSet for Set<W> {
    type Scope = Scope<W>;
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

    /// The type belongs to no catalog. The tables of a catalog know what scopes imply.
    fn with_implied(self) -> Self {
        self
    }

    fn scopes(self) -> impl DoubleEndedIterator<Item = Scope<W>> + ExactSizeIterator {
        Iter::<Scope<W>, W>::new(self.0)
    }

    fn parse(text: &str) -> Result<Self, ParseError<'_>> {
        <Self::Scope as CatalogScope>::TABLES.parse::<1>(text).map(|_| Self::EMPTY)
    }

    fn from_claim(_: &str) -> Self {
        Self::EMPTY
    }
}

impl<const W: usize> Default for Set<W> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<const W: usize> fmt::Display for Scope<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "scope {}", self.0)
    }
}

impl<const W: usize> fmt::Display for Set<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Compiles a catalog. The tables are never freed.
pub fn compiled(yaml: &str) -> (Reading, &'static Tables<'static>) {
    compiled_bytes(yaml.as_bytes())
}

/// As [`compiled`], for a source that may not be UTF-8.
pub fn compiled_bytes(source: &[u8]) -> (Reading, &'static Tables<'static>) {
    let reading = read(source);
    let literals = tables::write(&reading.catalog, reading.policy.as_ref()).unwrap();
    let tables = Tables::new(Box::leak(Box::new(&*literals.text.leak())), literals.data.leak(), "test.yaml");
    (reading, Box::leak(Box::new(tables)))
}

/// The oracle's model of a catalog that was read.
pub fn model(catalog: &Catalog) -> Model {
    let scopes = catalog.scopes.iter().enumerate();
    let prefixes = scopes.flat_map(|(id, scope)| {
        let held =
            move |prefix: &String| PathPrefix { prefix: prefix.clone(), methods: scope.methods.clone(), scope: id };
        scope.paths.iter().map(held)
    });
    let rows = catalog.endpoints.iter().map(|row| Row {
        template: row.template.text.clone(),
        methods: row.methods.iter().map(|row| (row.method.clone(), of_model(&row.requirement))).collect(),
    });
    Model {
        // Every path of the catalog has the base already.
        base: String::new(),
        ignore_case: catalog.ignore_case,
        encoded_delimiters: catalog.encoded_delimiters,
        prefixes: prefixes.collect(),
        rows: rows.collect(),
    }
}

/// A requirement of a catalog in the oracle's form.
pub fn of_model(requirement: &requirement::Requirement) -> oracle::Requirement {
    match requirement {
        requirement::Requirement::Denied => oracle::Requirement::Denied,
        requirement::Requirement::Public => oracle::Requirement::Public,
        requirement::Requirement::Authenticated => oracle::Requirement::Authenticated,
        requirement::Requirement::Scopes(sets) => {
            oracle::Requirement::Scopes(sets.iter().map(|set| set.iter().copied().map(usize::from).collect()).collect())
        }
    }
}

/// A requirement of the tables in the oracle's form, without normalization.
pub fn as_requirement<const W: usize>(requirement: &Requirement<Set<W>>) -> oracle::Requirement {
    match requirement.kind() {
        RequirementKind::Denied => oracle::Requirement::Denied,
        RequirementKind::Public => oracle::Requirement::Public,
        RequirementKind::Authenticated => oracle::Requirement::Authenticated,
        RequirementKind::Scopes => {
            let ids = |set: Set<W>| set.scopes().map(|scope| usize::from(scope.id())).collect();
            oracle::Requirement::Scopes(requirement.alternatives().map(ids).collect())
        }
    }
}

/// A decision of the tables in the oracle's form.
pub fn as_answer<const W: usize>(decision: &Decision<Set<W>>) -> Answer {
    match decision {
        Decision::NotListed => Answer::NotListed,
        Decision::NotCanonical(_) => Answer::NotCanonical,
        Decision::Requirement(requirement) => Answer::Requires(canonical(as_requirement(requirement))),
    }
}
