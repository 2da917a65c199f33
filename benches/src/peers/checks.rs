//! Contenders that check whether granted scopes include the required scopes.

use super::claims::{HASH_SET, OURS, narrow_enum};
use crate::harness::Contender;
use crate::ours::alternatives;
use crate::workloads::claims::granted;
use aliri_oauth2::Scope as AliriScope;
use bitflags::Flags;
use enumset::{EnumSet, EnumSetType};
use oxide_auth::primitives::scope::Scope as OxideScope;
use scope_types::{Catalog, CatalogScope, CatalogSet, Endpoint, Requirement};
use std::collections::{HashMap, HashSet};
use std::str::FromStr;

/// The contender that calls `Requirement::is_met_by`.
pub const REQUIREMENT: &str = "scopewright, a `Requirement`";

/// The number of pairs of granted and required scopes.
const PAIRS: usize = 1_024;

/// Pairs of granted and required scopes, and the contenders that check them. Scopes are ids.
pub struct Contest {
    names: Vec<&'static str>,
    granted: Vec<Vec<u16>>,
    required: Vec<Vec<u16>>,
    contenders: Vec<Contender>,
}

impl Contest {
    /// A contest of Scopewright and the peers that take any names. The rows of the catalog have the requirements.
    pub fn new<S: CatalogSet>(held: usize, is_superset: impl Fn(&S, &S) -> bool + Copy + 'static) -> Self {
        let rows = Catalog::<S::Scope>::new().endpoints().flat_map(Endpoint::rows).map(|(_, row)| row);
        let rows: Vec<Requirement<S>> = rows.collect();
        let requirements: Vec<Requirement<S>> = rows.iter().copied().cycle().take(PAIRS).collect();
        let required: Vec<Vec<u16>> = requirements.iter().map(|row| alternatives(row).concat()).collect();
        let names: Vec<&'static str> = S::Scope::ALL.iter().map(|scope| scope.name()).collect();
        let granted = granted(names.len(), held, &required);
        let mut contest = Self { names, granted, required, contenders: Vec::new() };
        contest.add(OURS, |ids| S::from_ids(ids.iter().copied()), is_superset);
        let held: Vec<S> = contest.granted.iter().map(|ids| S::from_ids(ids.iter().copied())).collect();
        contest.pairs(REQUIREMENT, held.into_iter().zip(requirements).collect(), |(set, row)| row.is_met_by(set));
        contest.anonymous();
        contest
    }

    /// The contenders.
    pub fn contenders(self) -> Vec<Contender> {
        self.contenders
    }

    /// Adds the peer with an enum of the names.
    #[must_use]
    pub fn with_enum<T: EnumSetType + FromStr + 'static>(mut self) -> Self {
        let by_id: HashMap<u16, T> =
            EnumSet::<T>::all().iter().map(|variant| (narrow_enum(variant), variant)).collect();
        let set = |ids: &[u16]| ids.iter().map(|id| by_id[id]).collect::<EnumSet<T>>();
        self.add("enumset", set, |granted, required| granted.is_superset(*required));
        self
    }

    /// Adds the peer with flags.
    #[must_use]
    pub fn with_flags<F: Flags<Bits = u64> + Copy + 'static>(mut self) -> Self {
        let set = |ids: &[u16]| F::from_bits_truncate(ids.iter().fold(0, |bits, id| bits | 1 << id));
        self.add("bitflags", set, |granted, required| granted.contains(*required));
        self
    }

    fn anonymous(&mut self) {
        let names = self.names.clone();
        let text = move |ids: &[u16]| ids.iter().map(|id| names[usize::from(*id)]).collect::<Vec<_>>().join(" ");
        let owned = |ids: &[u16]| text(ids).split(' ').map(str::to_owned).collect::<HashSet<String>>();
        self.add(HASH_SET, owned, HashSet::is_superset);
        let oxide = |ids: &[u16]| text(ids).parse::<OxideScope>().expect("scope tokens");
        self.add("oxide-auth 0.6", oxide, |granted, required| required.allow_access(granted));
        let aliri = |ids: &[u16]| AliriScope::try_from(text(ids).as_str()).expect("scope tokens");
        self.add("aliri_oauth2 0.10", aliri, AliriScope::contains_all);
    }

    fn add<A: 'static>(
        &mut self,
        name: &str,
        set: impl Fn(&[u16]) -> A,
        check: impl Fn(&A, &A) -> bool + Copy + 'static,
    ) {
        let pairs = self.granted.iter().zip(&self.required).map(|(granted, required)| (set(granted), set(required)));
        self.pairs(name, pairs.collect(), move |(granted, required)| check(granted, required));
    }

    /// Adds a contender after a comparison of all its decisions with those of the oracle.
    fn pairs<P: 'static>(&mut self, name: &str, pairs: Vec<P>, check: impl Fn(&'static P) -> bool + 'static) {
        let pairs: &'static [P] = pairs.leak();
        for (pair, (granted, required)) in pairs.iter().zip(self.granted.iter().zip(&self.required)) {
            let suffices = required.iter().all(|id| granted.contains(id));
            assert_eq!(check(pair), suffices, "{name}: {granted:?} for {required:?}");
        }
        let inputs: &'static [&'static P] = pairs.iter().collect::<Vec<_>>().leak();
        self.contenders.push(Contender::new(name, inputs, check));
    }
}
