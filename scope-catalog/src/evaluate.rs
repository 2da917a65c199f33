//! Evaluates requests with a catalog that was read at run time, and returns the rule that decides.
//!
//! This program explains the decision about one request:
//!
//! ```no_run
//! use scope_catalog::evaluate::{Decider, Evaluation, Evaluator};
//! use scope_catalog::{diagnostics::render, read::read};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let reading = read(&std::fs::read("scopes.yaml")?);
//!     for diagnostic in &reading.diagnostics {
//!         eprintln!("{}", render::snippet(diagnostic, "scopes.yaml"));
//!     }
//!     let Some(policy) = &reading.policy else { std::process::exit(1) };
//!     let evaluator = Evaluator::new(&reading.catalog, policy)?;
//!     match evaluator.evaluate("GET", "/contacts/12") {
//!         Evaluation::Decided { requirement, decider: Decider::Row { row, .. } } => {
//!             println!("line {} requires {requirement:?}", row.line);
//!         }
//!         Evaluation::Decided { decider: Decider::Prefixes(prefixes), .. } => {
//!             for id in prefixes.iter().flat_map(|held| &held.scopes) {
//!                 println!("`{}` is sufficient", reading.catalog.scopes[usize::from(*id)].name);
//!             }
//!         }
//!         Evaluation::NotListed => println!("refused: the catalog does not list the request"),
//!         Evaluation::NotCanonical(reason) => println!("refused: {reason}"),
//!     }
//!     Ok(())
//! }
//! ```

use crate::hash::HashMap;
use crate::model::{Catalog, Endpoint, MethodRequirement, PathPrefix};
use crate::policy::Policy;
use crate::policy::automaton::Decision;
use crate::policy::listed::{authorizes, listed};
use crate::policy::trie::NodeId;
use crate::requirement::Requirement;
use crate::tables::{self, Literals, PlanError};
use scope_types::{NotCanonical, RequirementKind, Tables};

/// Evaluates requests with a catalog that was read at run time.
///
/// The evaluator uses the matcher of compiled catalogs. Its tables differ from those that `catalog!` compiles in one
/// point: each decision has its own answer, so that the answer identifies the rules.
///
/// ```
/// use scope_catalog::evaluate::{Decider, Evaluation, Evaluator};
/// use scope_catalog::requirement::Requirement;
///
/// let reading = scope_catalog::read::read(br#"
/// catalog: Acme
/// actions: { read: [GET], write: [POST] }
/// categories:
///   Contacts:
///     resources:
///       contacts: { paths: [/contacts], read: Read contacts, write: Change contacts }
/// endpoints:
///   /contacts/export: { GET: "contacts:read, contacts:write" }
/// "#);
/// let evaluator = Evaluator::new(&reading.catalog, reading.policy.as_ref().unwrap()).unwrap();
///
/// let decided = |path| match evaluator.evaluate("GET", path) {
///     Evaluation::Decided { requirement: Requirement::Scopes(sets), decider } => Some((sets, decider)),
///     _ => None,
/// };
/// let (sets, decider) = decided("/contacts/export").unwrap();
/// assert_eq!(sets, [[0, 1]]);
/// assert!(matches!(decider, Decider::Row { row, .. } if row.template.text == "/contacts/export"));
///
/// let (sets, decider) = decided("/contacts/12").unwrap();
/// assert_eq!(sets, [[0]]);
/// assert!(matches!(decider, Decider::Prefixes(held) if held[0].prefix.template.text == "/contacts"));
///
/// // The text of a template is a valid request path, so a tool can evaluate templates, too.
/// assert!(decided("/contacts/{id}").is_some());
/// assert_eq!(evaluator.evaluate("GET", "/invoices"), Evaluation::NotListed);
/// ```
#[derive(Debug)]
pub struct Evaluator<'a> {
    catalog: &'a Catalog,
    policy: &'a Policy,
    literals: Literals,
    /// The decision of each answer.
    decisions: HashMap<u32, Decision>,
}

/// The answer to a method and a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evaluation<'a> {
    /// A rule decides.
    Decided {
        /// The requirement, in normal form.
        requirement: Requirement,
        /// The rule.
        decider: Decider<'a>,
    },
    /// The catalog does not list the method at the path: the request is refused.
    NotListed,
    /// The path is malformed or ambiguous: the request is refused.
    NotCanonical(NotCanonical),
}

/// The rule that decides about a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decider<'a> {
    /// A row of `endpoints`.
    Row {
        /// The row.
        row: &'a Endpoint,
        /// The method of the row.
        method: &'a MethodRequirement,
    },
    /// The most specific prefix that covers the path, once for each resource or scope that has it. One scope of one of
    /// them is sufficient.
    Prefixes(Vec<HeldPrefix<'a>>),
}

/// An entry of `paths`, with the scopes that authorize a method there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPrefix<'a> {
    /// The entry.
    pub prefix: &'a PathPrefix,
    /// The ids of the scopes that have the prefix and authorize the method.
    pub scopes: Vec<u16>,
}

impl<'a> Evaluator<'a> {
    /// Compiles the tables of a catalog.
    ///
    /// # Errors
    /// If two names have the same fingerprint, or if the path table would be too large.
    pub fn new(catalog: &'a Catalog, policy: &'a Policy) -> Result<Self, PlanError> {
        let (literals, decisions) = tables::write_by_decision(catalog, policy)?;
        Ok(Self { catalog, policy, literals, decisions: decisions.into_iter().collect() })
    }

    /// The answer to a method and a path.
    ///
    /// The method is case sensitive. The path is taken from the request line: it is still percent-encoded and has no
    /// query.
    pub fn evaluate(&self, method: &str, path: &str) -> Evaluation<'a> {
        let text = self.literals.text.as_str();
        let tables = Tables::new(&text, &self.literals.data, "");
        let answer = match tables.answer(path) {
            Ok(answer) => answer,
            Err(reason) => return Evaluation::NotCanonical(reason),
        };
        let decider = self.decisions.get(&answer).and_then(|decision| self.decider(*decision, method));
        match (tables.decide::<()>(answer, method).requirement(), decider) {
            (Some(requirement), Some(decider)) => Evaluation::Decided { requirement: as_model(&requirement), decider },
            _ => Evaluation::NotListed,
        }
    }

    /// The rule that decides about a method. Methods that the row does not list are decided by the prefix.
    fn decider(&self, decision: Decision, method: &str) -> Option<Decider<'a>> {
        let rows = decision.row.map_or(&[][..], |row| &self.policy.trie.node(row).rows);
        let rows = rows.iter().filter_map(|index| self.catalog.endpoints.get(*index));
        if let Some((row, method)) = listed(&rows, method) {
            return Some(Decider::Row { row, method });
        }
        let held = self.held_prefixes(decision.prefix?, method);
        (!held.is_empty()).then_some(Decider::Prefixes(held))
    }

    /// The prefixes at a node, with the scopes that authorize a method.
    fn held_prefixes(&self, node: NodeId, method: &str) -> Vec<HeldPrefix<'a>> {
        let prefixes = self.policy.trie.node(node).prefixes.iter();
        let held = prefixes.filter_map(|index| self.catalog.prefixes.get(*index)).map(|prefix| {
            let scopes = prefix.scopes.iter().copied();
            let has_method = |id: &u16| {
                let scope = self.catalog.scopes.get(usize::from(*id));
                scope.is_some_and(|scope| authorizes(scope, method))
            };
            HeldPrefix { prefix, scopes: scopes.filter(has_method).collect() }
        });
        held.filter(|held| !held.scopes.is_empty()).collect()
    }
}

fn as_model(requirement: &scope_types::Requirement<'_, ()>) -> Requirement {
    match requirement.kind() {
        RequirementKind::Denied => Requirement::Denied,
        RequirementKind::Public => Requirement::Public,
        RequirementKind::Authenticated => Requirement::Authenticated,
        RequirementKind::Scopes => {
            let mut sets: Vec<Vec<u16>> = requirement.alternatives_as_ids().map(Iterator::collect).collect();
            sets.sort_unstable();
            Requirement::Scopes(sets)
        }
    }
}
