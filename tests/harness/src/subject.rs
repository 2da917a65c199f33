//! A catalog that is compiled from YAML to tables, and the comparison of its answers with those of the oracle.

use std::cell::RefCell;
use std::collections::BTreeSet;

use scope_catalog::diagnostics::{Code, Severity, render};
use scope_catalog::evaluate::{Decider, Evaluation, Evaluator, HeldPrefix};
use scope_catalog::model::PathPrefix;
use scope_catalog::read::Reading;
use scope_types::{CatalogSet, Decision, Tables};

use crate::any_catalog::{self, as_answer, as_requirement, compiled};
use crate::spec::Spec;
use crate::tally::{Tally, count};
use oracle::{Answer, Model, canonical, evaluate};

/// The catalogs of these tests have at most 128 scopes.
pub type Set = any_catalog::Set<2>;

/// One request of so many is also evaluated without tables, which takes longer.
const EVALUATED: u32 = 4;

/// The text of a prefix. The prefix `/` is an empty text.
fn text_of(prefix: &PathPrefix) -> String {
    prefix.template.text.trim_end_matches('/').to_owned()
}

/// Removes the rows that never decide, if that is the only error of the catalog. Returns whether there were any.
fn remove_unreachable_rows(spec: &mut Spec, reading: &Reading) -> bool {
    let errors = reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut lines = Vec::new();
    for error in errors {
        let Some(at) = error.at.as_ref().filter(|_| error.code == Code::UnreachableRow) else { return false };
        lines.push(at.place.line);
    }
    let rows = std::mem::take(&mut spec.rows);
    let kept = rows.into_iter().zip(&reading.catalog.endpoints).filter(|(_, row)| !lines.contains(&row.line));
    spec.rows = kept.map(|(row, _)| row).collect();
    !lines.is_empty()
}

/// A catalog, compiled and as the oracle's model.
#[derive(Debug)]
pub struct Subject<'t> {
    /// The catalog as the test describes it.
    pub spec: Spec,
    /// The catalog as YAML.
    pub yaml: String,
    tables: &'static Tables<'static>,
    evaluator: Evaluator<'static>,
    model: Model,
    /// Pairs of answers that were found to admit the same callers.
    agreed: RefCell<Vec<(Decision<'static, Set>, Answer)>>,
    tally: &'t Tally,
}

impl<'t> Subject<'t> {
    /// Compiles a catalog, which must have no errors.
    pub fn sound(spec: Spec, tally: &'t Tally) -> Self {
        Self::new(spec, tally).unwrap_or_else(|errors| panic!("{errors}"))
    }

    /// Compiles a catalog. A row that never decides is an error and is left out. The oracle still has it, so that a
    /// row that does decide would be noticed.
    ///
    /// # Errors
    /// The catalog's diagnostics, where some are errors.
    pub fn new(spec: Spec, tally: &'t Tally) -> Result<Self, String> {
        let model = spec.model();
        let mut spec = spec;
        let mut yaml;
        let (reading, tables) = loop {
            yaml = spec.yaml();
            let (reading, tables) = compiled(&yaml);
            if !remove_unreachable_rows(&mut spec, &reading) {
                break (reading, tables);
            }
        };
        if reading.has_errors() {
            count(&tally.broken);
            let lines = reading.diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, "test.yaml") + "\n");
            return Err(lines.collect::<String>() + &yaml);
        }
        count(&tally.sound);
        assert_eq!(tables.scope_count(), spec.scope_count(), "{yaml}");
        let reading = Box::leak(Box::new(reading));
        let evaluator = Evaluator::new(&reading.catalog, reading.policy.as_ref().unwrap()).unwrap();
        Ok(Self { spec, yaml, tables, evaluator, model, agreed: RefCell::default(), tally })
    }

    /// What the tables of a catalog answer, even where it has errors.
    pub fn route_in(spec: &Spec, method: &str, path: &str) -> Decision<'static, Set> {
        compiled(&spec.yaml()).1.route(method, path)
    }

    /// What the tables answer.
    pub fn route(&self, method: &str, path: &str) -> Decision<'static, Set> {
        self.tables.route(method, path)
    }

    /// Fails unless the tables and the oracle answer the same.
    pub fn compare(&self, method: &str, path: &str) {
        let (decision, answer) = (self.route(method, path), self.model.route(method, path));
        self.tally.add(&decision);
        if self.tally.requests().is_multiple_of(EVALUATED) {
            self.compare_evaluation(method, path, &decision);
        }
        let mut agreed = self.agreed.borrow_mut();
        if agreed.iter().any(|(known, known_answer)| *known == decision && *known_answer == answer) {
            return;
        }
        if let Err(difference) = self.agree(&decision, &answer) {
            let (real, yaml) = (as_answer(&decision), &self.yaml);
            panic!("{method} {path:?}: {difference}\ntables: {decision:?} {real:?}\noracle: {answer:?}\n{yaml}");
        }
        agreed.push((decision, answer));
    }

    /// Fails unless the evaluation without tables gives the same answer, and names the rule that the oracle names.
    fn compare_evaluation(&self, method: &str, path: &str, decision: &Decision<'_, Set>) {
        let evaluation = self.evaluator.evaluate(method, path);
        let (said, decider) = match &evaluation {
            Evaluation::NotListed => (Answer::NotListed, None),
            Evaluation::NotCanonical(_) => (Answer::NotCanonical, None),
            Evaluation::Decided { requirement, decider } => {
                (Answer::Requires(canonical(any_catalog::of_model(requirement))), Some(decider))
            }
        };
        assert_eq!(said, as_answer(decision), "{method} {path:?}: {evaluation:?}\n{}", self.yaml);
        let named = decider.map(|decider| match decider {
            Decider::Row { row, method } => {
                (Some((row.template.text.as_str(), method.method.as_str())), BTreeSet::new())
            }
            Decider::Prefixes(held) => {
                let scopes = |held: &HeldPrefix<'_>| held.scopes.iter().copied().map(usize::from).collect::<Vec<_>>();
                let pairs = held.iter().flat_map(|held| scopes(held).into_iter().map(|id| (text_of(held.prefix), id)));
                (None, pairs.collect())
            }
        });
        let expected = self.model.decider(method, path).map(|(row, prefixes)| {
            let full = |path: &str| format!("{}{path}", self.model.base);
            let prefixes = prefixes.iter().map(|prefix| (full(&prefix.prefix), prefix.scope));
            (row.map(|row| full(&row.template)), prefixes.collect::<BTreeSet<_>>())
        });
        match (&named, &expected) {
            (None, None) => {}
            (Some((Some((template, _)), _)), Some((Some(own), _))) => {
                assert_eq!(
                    template.trim_end_matches('/'),
                    own.trim_end_matches('/'),
                    "{method} {path:?}\n{}",
                    self.yaml
                );
            }
            (Some((None, held)), Some((None, prefixes))) => {
                let prefixes = prefixes.iter().map(|(path, id)| (path.trim_end_matches('/').to_owned(), *id));
                assert_eq!(*held, prefixes.collect::<BTreeSet<_>>(), "{method} {path:?}\n{}", self.yaml);
            }
            _ => panic!("{method} {path:?}: {named:?} instead of {expected:?}\n{}", self.yaml),
        }
    }

    /// Whether two answers are the same: in their requirement, and in the callers that they admit.
    fn agree(&self, decision: &Decision<Set>, answer: &Answer) -> Result<(), String> {
        let (requirement, expected) = match (decision, answer) {
            (Decision::NotListed, Answer::NotListed) | (Decision::NotCanonical(_), Answer::NotCanonical) => {
                return Ok(());
            }
            (Decision::Requirement(requirement), Answer::Requires(expected)) => (requirement, expected),
            _ => return Err("different answers".to_owned()),
        };
        let own = as_requirement(requirement);
        if self.with_implied(&own) != self.with_implied(expected) {
            return Err("different requirements".to_owned());
        }
        if !self.is_minimal(&own) {
            return Err("not in normal form".to_owned());
        }
        for held in self.sets_of_scopes(expected) {
            let effective = self.spec.closed(&held);
            let ids = |ids: &BTreeSet<usize>| Set::from_ids(ids.iter().map(|id| u16::try_from(*id).unwrap()));
            let closed = any_catalog::Set(self.tables.closed(ids(&held).0));
            if closed != ids(&effective) {
                return Err(format!("{held:?} implies {closed:?}"));
            }
            if requirement.is_met_by(&closed) != evaluate(expected, &effective) {
                return Err(format!("different decisions for {held:?}"));
            }
        }
        Ok(())
    }

    /// The requirement with all that its scopes imply. Requirements of one meaning become equal.
    fn with_implied(&self, requirement: &oracle::Requirement) -> oracle::Requirement {
        let oracle::Requirement::Scopes(sets) = requirement else { return requirement.clone() };
        let closed = |set: &Vec<usize>| self.spec.closed(&set.iter().copied().collect()).into_iter().collect();
        canonical(oracle::Requirement::Scopes(sets.iter().map(closed).collect()))
    }

    /// Whether no alternative names a scope that another scope of it implies, and no two alternatives mean the same.
    fn is_minimal(&self, requirement: &oracle::Requirement) -> bool {
        let oracle::Requirement::Scopes(sets) = requirement else { return true };
        let oracle::Requirement::Scopes(closed) = self.with_implied(requirement) else { return false };
        let needed = |set: &Vec<usize>, id: usize| {
            let others = set.iter().copied().filter(|other| *other != id).collect();
            !self.spec.closed(&others).contains(&id)
        };
        sets.len() == closed.len() && sets.iter().all(|set| set.iter().all(|id| needed(set, *id)))
    }

    /// Every set of scopes, in a catalog of up to 8 scopes. In a larger one, the sets that are near to the requirement.
    fn sets_of_scopes(&self, requirement: &oracle::Requirement) -> Vec<BTreeSet<usize>> {
        let count = self.spec.scope_count();
        if count <= 8 {
            let members = |bits: usize| (0..count).filter(|id| bits >> id & 1 == 1).collect();
            return (0..1 << count).map(members).collect();
        }
        let mut all = vec![BTreeSet::new(), (0..count).collect()];
        all.extend((0..count).map(|id| BTreeSet::from([id])));
        if let oracle::Requirement::Scopes(sets) = requirement {
            for set in sets {
                let set: BTreeSet<usize> = set.iter().copied().collect();
                all.extend(set.iter().map(|id| set.iter().copied().filter(|other| other != id).collect()));
                all.extend(set.iter().map(|id| (0..count).filter(|other| other != id).collect()));
                all.push(set);
            }
        }
        all
    }
}
