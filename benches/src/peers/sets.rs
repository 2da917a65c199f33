//! Contenders that write sets as text, and contenders that iterate over sets.

use super::claims::{HASH_SET, OURS};
use crate::harness::Contender;
use crate::workloads::claims::claims;
use scope_types::{CatalogScope, CatalogSet};
use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;

/// The sets of random claims with `k` scopes, in the type of a contender.
fn held<S: CatalogSet, A>(k: usize, set: impl Fn(&'static str) -> A) -> &'static [&'static A] {
    let names: Vec<&'static str> = S::Scope::ALL.iter().map(|scope| scope.name()).collect();
    claims(&names, k).iter().map(|claim| &*Box::leak(Box::new(set(claim)))).collect::<Vec<_>>().leak()
}

/// Contenders that write a set as names with spaces between them.
pub fn texts<S: CatalogSet>(k: usize) -> Vec<Contender> {
    let own = held::<S, S>(k, S::from_claim);
    let sorted = held::<S, BTreeSet<&str>>(k, |claim| claim.split(' ').collect());
    let hashed = held::<S, HashSet<String>>(k, |claim| claim.split(' ').map(str::to_owned).collect());
    let mut text = String::new();
    let mut kept = text.clone();
    let into_kept = move |set: &S| {
        kept.clear();
        write!(kept, "{set}").map(|()| kept.len())
    };
    for (set, other) in own.iter().zip(sorted) {
        text.clear();
        write!(text, "{set}").expect("a `String` takes everything");
        let known = other.iter().filter(|name| S::Scope::from_token(name).is_ok());
        assert_eq!(text.split(' ').collect::<BTreeSet<_>>(), known.copied().collect());
    }
    vec![
        Contender::new(OURS, own, into_kept),
        Contender::new("BTreeSet of &str, join", sorted, |set| set.iter().copied().collect::<Vec<_>>().join(" ")),
        Contender::new(HASH_SET, hashed, |set| set.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
    ]
}

/// Contenders that iterate over the scopes of a set.
pub fn members<S: CatalogSet>(k: usize) -> Vec<Contender> {
    let own = held::<S, S>(k, S::from_claim);
    let ids = |claim: &'static str| claim.split(' ').filter_map(|name| S::Scope::from_token(name).ok()).collect();
    let sorted = held::<S, BTreeSet<S::Scope>>(k, ids);
    let sum = |sum: usize, id: u16| sum + usize::from(id);
    for (set, other) in own.iter().zip(sorted) {
        assert!(set.scopes().eq(other.iter().copied()));
    }
    vec![
        Contender::new(OURS, own, move |set| set.scopes().map(CatalogScope::id).fold(0, sum)),
        Contender::new("BTreeSet of scopes", sorted, move |set| set.iter().map(|scope| scope.id()).fold(0, sum)),
    ]
}
