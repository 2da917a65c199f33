//! How often each kind of answer came. Without these counts, a comparison that asks nothing would pass.

use std::cell::Cell;

use scope_types::{CatalogSet, Decision, NotCanonical, RequirementKind};

/// How many catalogs and how many answers of each kind there were.
#[derive(Debug, Default)]
pub struct Tally {
    /// Catalogs with errors.
    pub broken: Cell<u32>,
    /// Catalogs without errors.
    pub sound: Cell<u32>,
    /// Paths that are not canonical, but for ambiguous ones.
    pub not_canonical: Cell<u32>,
    /// Paths whose two views select different rules.
    pub ambiguous: Cell<u32>,
    /// Requests that the catalog does not list.
    pub not_listed: Cell<u32>,
    /// `denied`
    pub denied: Cell<u32>,
    /// `public`
    pub public: Cell<u32>,
    /// `authenticated`
    pub authenticated: Cell<u32>,
    /// One scope suffices, and no other one.
    pub one_scope: Cell<u32>,
    /// One of several scopes suffices.
    pub any_scope: Cell<u32>,
    /// Several scopes are needed together, perhaps as an alternative to others.
    pub together: Cell<u32>,
}

/// Adds one.
pub fn count(cell: &Cell<u32>) {
    cell.set(cell.get() + 1);
}

impl Tally {
    /// Adds an answer.
    pub fn add<S: CatalogSet>(&self, decision: &Decision<S>) {
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

    /// Answers with a requirement.
    pub fn listed(&self) -> u32 {
        let kinds = [&self.denied, &self.public, &self.authenticated, &self.one_scope, &self.any_scope, &self.together];
        kinds.iter().map(|cell| cell.get()).sum()
    }

    /// All answers.
    pub fn requests(&self) -> u32 {
        self.listed() + self.not_canonical.get() + self.ambiguous.get() + self.not_listed.get()
    }

    /// Fails unless every kind of answer came at least once in `share` requests.
    pub fn assert_covers(&self, share: u32) {
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
