//! Any catalog, without code made for it: from its text to tables, and what they answer in the words of the oracle.
#![allow(dead_code, unreachable_pub, reason = "every test target takes the part that it needs")]

use std::fmt;

use scope_catalog::model::Catalog;
use scope_catalog::read::{Reading, read};
use scope_catalog::requirement;
use scope_catalog::tables;
use scope_types::{
    Bits, CatalogScope, CatalogSet, Decision, Iter, Listing, ParseError, Requirement, RequirementKind, Tables,
};

use crate::naive::{self, Answer, Model, PathPrefix, Row, canonical};

/// The most scopes that a catalog of these tests has.
const MOST: usize = 1024;

/// A scope of any catalog whose sets have `W` words: its id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Scope<const W: usize>(u16);

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

    /// The type belongs to no catalog: whoever knows the tables asks those.
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

/// From the text to the tables, which stay for as long as the tests run.
pub fn compiled(yaml: &str) -> (Reading, &'static Tables<'static>) {
    compiled_bytes(yaml.as_bytes())
}

pub fn compiled_bytes(source: &[u8]) -> (Reading, &'static Tables<'static>) {
    let reading = read(source);
    let literals = tables::write(&reading.catalog, reading.policy.as_ref()).unwrap();
    let tables = Tables::new(Box::leak(Box::new(&*literals.text.leak())), literals.data.leak(), "test.yaml");
    (reading, Box::leak(Box::new(tables)))
}

/// What the oracle is to know of a catalog that was read.
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
        // It is a part of every path already.
        base: String::new(),
        ignore_case: catalog.ignore_case,
        encoded_delimiters: catalog.encoded_delimiters,
        prefixes: prefixes.collect(),
        rows: rows.collect(),
    }
}

/// A requirement of the model in the oracle's form.
pub fn of_model(requirement: &requirement::Requirement) -> naive::Requirement {
    match requirement {
        requirement::Requirement::Denied => naive::Requirement::Denied,
        requirement::Requirement::Public => naive::Requirement::Public,
        requirement::Requirement::Authenticated => naive::Requirement::Authenticated,
        requirement::Requirement::Scopes(sets) => {
            naive::Requirement::Scopes(sets.iter().map(|set| set.iter().copied().map(usize::from).collect()).collect())
        }
    }
}

/// The requirement in the oracle's form, as it is.
pub fn as_requirement<const W: usize>(requirement: &Requirement<Set<W>>) -> naive::Requirement {
    match requirement.kind() {
        RequirementKind::Denied => naive::Requirement::Denied,
        RequirementKind::Public => naive::Requirement::Public,
        RequirementKind::Authenticated => naive::Requirement::Authenticated,
        RequirementKind::Scopes => {
            let ids = |set: Set<W>| set.scopes().map(|scope| usize::from(scope.id())).collect();
            naive::Requirement::Scopes(requirement.alternatives().map(ids).collect())
        }
    }
}

pub fn as_answer<const W: usize>(decision: &Decision<Set<W>>) -> Answer {
    match decision {
        Decision::NotListed => Answer::NotListed,
        Decision::NotCanonical(_) => Answer::NotCanonical,
        Decision::Requirement(requirement) => Answer::Requires(canonical(as_requirement(requirement))),
    }
}
