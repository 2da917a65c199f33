//! A catalog that went all the way from YAML to tables, next to what the oracle makes of it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use scope_catalog::diagnostics::render;
use scope_catalog::evaluate::{Decider, Evaluation, Evaluator, HeldPrefix};
use scope_catalog::model::PathPrefix;
use scope_types::{CatalogSet, Decision, NotCanonical, RequirementKind, Tables};

use crate::any::{self, as_answer, as_requirement, compiled};
use crate::naive::{self, Answer, Model, canonical, evaluate};
use crate::spec::Spec;

/// The catalogs of these tests have at most 128 scopes.
type Set = any::Set<2>;

/// One request of so many is evaluated at run time, too, which takes longer than the tables do.
const EVALUATED: u32 = 4;

/// The text of a prefix, without the `/` of `/` alone.
fn text_of(prefix: &PathPrefix) -> String {
    prefix.template.text.trim_end_matches('/').to_owned()
}

/// How often what was answered: a comparison in which nothing happens would pass too.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) broken: Cell<u32>,
    pub(crate) sound: Cell<u32>,
    pub(crate) not_canonical: Cell<u32>,
    pub(crate) ambiguous: Cell<u32>,
    pub(crate) not_listed: Cell<u32>,
    pub(crate) denied: Cell<u32>,
    pub(crate) public: Cell<u32>,
    pub(crate) authenticated: Cell<u32>,
    /// One scope suffices, and no other one.
    pub(crate) one_scope: Cell<u32>,
    /// One of several scopes suffices.
    pub(crate) any_scope: Cell<u32>,
    /// Several scopes are needed together, perhaps as an alternative to others.
    pub(crate) together: Cell<u32>,
}

pub(crate) fn count(cell: &Cell<u32>) {
    cell.set(cell.get() + 1);
}

impl Tally {
    fn add(&self, decision: &Decision<Set>) {
        count(match decision {
            Decision::NotListed => &self.not_listed,
            Decision::NotCanonical(NotCanonical::Ambiguous) => &self.ambiguous,
            Decision::NotCanonical(_) => &self.not_canonical,
            Decision::Requirement(requirement) => match requirement.kind() {
                RequirementKind::Denied => &self.denied,
                RequirementKind::Public => &self.public,
                RequirementKind::Authenticated => &self.authenticated,
                RequirementKind::Scopes if requirement.alternatives().any(|set| set.len() > 1) => &self.together,
                RequirementKind::Scopes if requirement.alternatives().nth(1).is_some() => &self.any_scope,
                RequirementKind::Scopes => &self.one_scope,
            },
        });
    }

    pub(crate) fn listed(&self) -> u32 {
        let kinds = [&self.denied, &self.public, &self.authenticated, &self.one_scope, &self.any_scope, &self.together];
        kinds.iter().map(|cell| cell.get()).sum()
    }

    pub(crate) fn requests(&self) -> u32 {
        self.listed() + self.not_canonical.get() + self.ambiguous.get() + self.not_listed.get()
    }

    /// Every kind of answer came at least once in `share` requests.
    pub(crate) fn assert_covers(&self, share: u32) {
        let least = self.requests() / share;
        let cells = [
            &self.not_canonical,
            &self.ambiguous,
            &self.not_listed,
            &self.denied,
            &self.public,
            &self.authenticated,
            &self.one_scope,
            &self.any_scope,
            &self.together,
        ];
        assert!(least > 0 && cells.iter().all(|cell| cell.get() >= least), "{self:#?}");
    }
}

/// A catalog both ways.
pub(crate) struct Subject<'t> {
    pub(crate) spec: Spec,
    pub(crate) yaml: String,
    tables: &'static Tables<'static>,
    evaluator: Evaluator<'static>,
    model: Model,
    /// Answers that were found to mean the same to every holder of scopes.
    agreed: RefCell<Vec<(Decision<'static, Set>, Answer)>>,
    tally: &'t Tally,
}

impl<'t> Subject<'t> {
    /// A catalog that must be sound.
    pub(crate) fn sound(spec: Spec, tally: &'t Tally) -> Self {
        Self::new(spec, tally).unwrap_or_else(|errors| panic!("{errors}"))
    }

    /// A catalog, or what is wrong with it.
    pub(crate) fn new(spec: Spec, tally: &'t Tally) -> Result<Self, String> {
        let yaml = spec.yaml();
        let (reading, tables) = compiled(&yaml);
        if reading.has_errors() {
            count(&tally.broken);
            let lines = reading.diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, "test.yaml") + "\n");
            return Err(lines.collect::<String>() + &yaml);
        }
        count(&tally.sound);
        assert_eq!(tables.scope_count(), spec.scope_count(), "{yaml}");
        let model = spec.model();
        let reading = Box::leak(Box::new(reading));
        let evaluator = Evaluator::new(&reading.catalog, reading.policy.as_ref().unwrap()).unwrap();
        Ok(Self { spec, yaml, tables, evaluator, model, agreed: RefCell::default(), tally })
    }

    /// What the tables answer, whether the catalog is sound or not.
    pub(crate) fn route_in(spec: &Spec, method: &str, path: &str) -> Decision<'static, Set> {
        compiled(&spec.yaml()).1.route(method, path)
    }

    pub(crate) fn route(&self, method: &str, path: &str) -> Decision<'static, Set> {
        self.tables.route(method, path)
    }

    /// Whether the tables and the oracle answer the same.
    pub(crate) fn compare(&self, method: &str, path: &str) {
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

    /// Whether the evaluation of the catalog that was read at run time says the same, and names the rule that the oracle names.
    fn compare_evaluation(&self, method: &str, path: &str, decision: &Decision<'_, Set>) {
        let evaluation = self.evaluator.evaluate(method, path);
        let (said, decider) = match &evaluation {
            Evaluation::NotListed => (Answer::NotListed, None),
            Evaluation::NotCanonical(_) => (Answer::NotCanonical, None),
            Evaluation::Decided { requirement, decider } => {
                (Answer::Requires(canonical(any::of_model(requirement))), Some(decider))
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

    /// Whether two answers are the same, in what they ask for and in whom they let in.
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
            let closed = any::Set(self.tables.closed(ids(&held).0));
            if closed != ids(&effective) {
                return Err(format!("{held:?} implies {closed:?}"));
            }
            if requirement.is_met_by(&closed) != evaluate(expected, &effective) {
                return Err(format!("different decisions for {held:?}"));
            }
        }
        Ok(())
    }

    /// The requirement with every set closed, which makes requirements of one meaning equal.
    fn with_implied(&self, requirement: &naive::Requirement) -> naive::Requirement {
        let naive::Requirement::Scopes(sets) = requirement else { return requirement.clone() };
        let closed = |set: &Vec<usize>| self.spec.closed(&set.iter().copied().collect()).into_iter().collect();
        canonical(naive::Requirement::Scopes(sets.iter().map(closed).collect()))
    }

    /// Whether no set names a scope that another one of it implies, and no two sets mean the same.
    fn is_minimal(&self, requirement: &naive::Requirement) -> bool {
        let naive::Requirement::Scopes(sets) = requirement else { return true };
        let naive::Requirement::Scopes(closed) = self.with_implied(requirement) else { return false };
        let needed = |set: &Vec<usize>, id: usize| {
            let others = set.iter().copied().filter(|other| *other != id).collect();
            !self.spec.closed(&others).contains(&id)
        };
        sets.len() == closed.len() && sets.iter().all(|set| set.iter().all(|id| needed(set, *id)))
    }

    /// Every set of up to 8 scopes. Of more, those that are near to the requirement.
    fn sets_of_scopes(&self, requirement: &naive::Requirement) -> Vec<BTreeSet<usize>> {
        let count = self.spec.scope_count();
        if count <= 8 {
            let members = |bits: usize| (0..count).filter(|id| bits >> id & 1 == 1).collect();
            return (0..1 << count).map(members).collect();
        }
        let mut all = vec![BTreeSet::new(), (0..count).collect()];
        all.extend((0..count).map(|id| BTreeSet::from([id])));
        if let naive::Requirement::Scopes(sets) = requirement {
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
