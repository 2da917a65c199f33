//! Claims: from the text to a set.

use crate::harness::Contender;
use crate::workloads::claims::{claims, expected};
use aliri_oauth2::Scope as AliriScope;
use aliri_oauth2::scope::ScopeTokenRef;
use enumset::{EnumSet, EnumSetType};
use oxide_auth::primitives::scope::Scope as OxideScope;
use rustc_hash::FxHashMap;
use scope_types::{CatalogScope, CatalogSet};
use std::collections::HashSet;
use std::str::FromStr;

/// The names of the catalogs, as enums and flags.
pub mod sized {
    #![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::all, reason = "generated")]
    include!(concat!(env!("OUT_DIR"), "/peers.rs"));
}

/// `ScopeSet::from_claim`
pub const OURS: &str = "scopewright";
/// One allocation for each token.
pub const HASH_SET: &str = "HashSet of String";
/// `EnumString` and `EnumSet`.
pub const STRUM: &str = "strum + enumset";
/// A map from names to numbers, and an array of words.
pub const FX: &str = "FxHashMap to bits";

/// The contenders for one catalog and one length of claims.
pub struct Contest {
    names: Vec<&'static str>,
    claims: &'static [&'static str],
    contenders: Vec<Contender>,
}

impl Contest {
    /// Scopewright and the peers that take any names. A set has `W` words.
    pub fn new<S: CatalogSet, const W: usize>(k: usize, map: &'static phf::Map<&'static str, u16>) -> Self {
        let names: Vec<&'static str> = S::Scope::ALL.iter().map(|scope| scope.name()).collect();
        let claims = claims(&names, k);
        let mut contest = Self { names, claims, contenders: Vec::new() };
        contest.add(OURS, S::from_claim, |set| set.scopes().map(CatalogScope::id).collect());
        contest.anonymous::<W>(map);
        contest
    }

    /// The contenders.
    pub fn contenders(self) -> Vec<Contender> {
        self.contenders
    }

    /// Adds the peer with an enum of the names.
    #[must_use]
    pub fn with_enum<T: EnumSetType + FromStr + 'static>(mut self) -> Self {
        let read =
            |claim: &'static str| claim.split(' ').filter_map(|token| T::from_str(token).ok()).collect::<EnumSet<T>>();
        self.add(STRUM, read, |set| set.iter().map(narrow_enum).collect());
        self
    }

    /// Adds the peer with flags, and with a function from a name to its flag.
    #[must_use]
    pub fn with_flags<F: bitflags::Flags<Bits = u64> + Copy + 'static>(
        mut self,
        flag: impl Fn(&str) -> F + Copy + 'static,
    ) -> Self {
        let read = move |claim: &'static str| claim.split(' ').fold(F::empty(), |set, token| set.union(flag(token)));
        self.add("bitflags, by `match`", read, |set| ids_of_words(&[set.bits()]));
        self
    }

    fn anonymous<const W: usize>(&mut self, map: &'static phf::Map<&'static str, u16>) {
        let ids: FxHashMap<&'static str, u16> = self.names.iter().copied().zip(0..).collect();
        let ids: &'static _ = Box::leak(Box::new(ids));
        let known = |tokens: Vec<&str>| {
            let mut known: Vec<u16> = tokens.into_iter().filter_map(|token| ids.get(token).copied()).collect();
            known.sort_unstable();
            known
        };
        let owned = |claim: &'static str| claim.split(' ').map(str::to_owned).collect::<HashSet<String>>();
        self.add(HASH_SET, owned, |set| known(set.iter().map(String::as_str).collect()));
        let oxide = |claim: &'static str| claim.parse::<OxideScope>().expect("scope tokens");
        self.add("oxide-auth 0.6", oxide, |set| known(set.iter().collect()));
        let aliri = |claim: &'static str| AliriScope::try_from(claim).expect("scope tokens");
        self.add("aliri_oauth2 0.10", aliri, |set| known(set.iter().map(ScopeTokenRef::as_str).collect()));
        self.add(FX, |claim| bits::<W>(claim, |token| ids.get(token).copied()), |set| ids_of_words(set));
        self.add("phf to bits", |claim| bits::<W>(claim, |token| map.get(token).copied()), |set| ids_of_words(set));
    }

    /// Adds a contender after a comparison of all its sets with those of the oracle.
    fn add<A: 'static>(
        &mut self,
        name: &str,
        read: impl Fn(&'static str) -> A + Copy + 'static,
        ids: impl Fn(&A) -> Vec<u16>,
    ) {
        for claim in self.claims {
            assert_eq!(ids(&read(claim)), expected(&self.names, claim), "{name}: {claim}");
        }
        self.contenders.push(Contender::new(name, self.claims, read));
    }
}

fn bits<const W: usize>(claim: &str, id: impl Fn(&str) -> Option<u16>) -> [u64; W] {
    let mut words = [0; W];
    for id in claim.split(' ').filter_map(id) {
        words[usize::from(id / 64)] |= 1 << (id % 64);
    }
    words
}

/// The ids of set bits, ascending.
fn ids_of_words(words: &[u64]) -> Vec<u16> {
    let bit = |id: &u16| words.get(usize::from(id / 64)).is_some_and(|word| word >> (id % 64) & 1 == 1);
    (0..u16::MAX).take(words.len() * 64).filter(bit).collect()
}

/// The number of a variant of an enum without gaps that starts at 0.
pub fn narrow_enum<T: EnumSetType>(variant: T) -> u16 {
    let below = EnumSet::<T>::all().iter().position(|other| other == variant);
    below.and_then(|below| u16::try_from(below).ok()).expect("a variant of the enum")
}
